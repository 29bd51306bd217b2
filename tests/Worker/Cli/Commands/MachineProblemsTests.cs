using PerfEval.Worker.Cli.Commands;

namespace PerfEval.Worker.Tests.Cli.Commands;

/// <summary>What the machine refuses is called by its name, however deep it is wrapped.</summary>
public sealed class MachineProblemsTests
{
    [Theory]
    [InlineData("Too many open files : '/x'", "No file handle is left")]
    [InlineData("Could not load file or assembly 'System.Runtime.Numerics'. The system cannot find the file specified.", "No file handle is left")]
    [InlineData("Read-only file system : '/x/.lock'", "The disk is read-only")]
    [InlineData("SQLite Error 8: 'attempt to write a readonly database'.", "The disk is read-only")]
    [InlineData("IO Error: Could not write file \"/x.wal\": No space left on device", "The disk is full")]
    [InlineData("SQLite Error 13: 'database or disk is full'.", "The disk is full")]
    [InlineData("The temporary folder /proc/ cannot be used (TMPDIR): Unable to find the specified file.", "There is no temporary folder")]
    public void Cause_IsNamed_WhereverItStands(string message, string named)
    {
        Exception[] wrapped =
        [
            new IOException(message),
            new TypeInitializationException("X", new IOException(message)),
            new AggregateException(new InvalidOperationException("outer", new IOException(message)))
        ];

        Assert.All(wrapped, e => Assert.StartsWith(named, MachineProblems.Of(e)!.English, StringComparison.Ordinal));
    }

    [Fact]
    public void OtherFailures_AreNoneOfTheMachines() => Assert.Null(MachineProblems.Of(new IOException("perfeval.duckdb: 另一个进程正在发布。")));

    [Theory]
    [InlineData("300", true)]
    [InlineData("511", true)]
    [InlineData("512", false)]
    public void ServeNeedsMoreHandles(string allowed, bool refused) =>
        Assert.Equal(
            refused,
            MachineProblems.TooFewHandles(
                $"Max open files            {allowed,-20} 524288               files\n", MachineProblems.LeastHandlesOfServe) is not null);

    [Theory]
    [InlineData("64", true)]
    [InlineData("255", true)]
    [InlineData("256", false)]
    [InlineData("1048576", false)]
    [InlineData("unlimited", false)]
    public void FewHandles_AreRefusedBeforeAnythingIsDone(string allowed, bool refused)
    {
        var limits =
            $"Limit                     Soft Limit           Hard Limit           Units\nMax processes             15331                15331                "
            + $"processes\nMax open files            {allowed,-20} 524288               files\n";

        Assert.Equal(refused, MachineProblems.TooFewHandles(limits) is { } problem && problem.English.Contains(allowed, StringComparison.Ordinal));
    }
}
