using System.CommandLine;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Tests.Queries;

namespace PerfEval.Worker.Tests.Cli.Commands;

public sealed class DatabaseOptionTests
{
    [Theory]
    [InlineData("ingest", "reports")]
    [InlineData("serve")]
    [InlineData("rebuild")]
    public async Task WarehouseNameThatCannotBe_IsRefusedByEveryCommand(params string[] arguments)
    {
        var (exit, _, errors) = await AnalysedSamples.Run([.. arguments, "--db", "rule_bench.duckdb"]);

        Assert.Equal(1, exit);
        Assert.Contains("cannot be called rule_bench.duckdb", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "wait until the process")]
    [InlineData(false, "check its permissions")]
    public void WarehouseThatCannotBeOpened_IsWaitedForOnlyWhereAnotherProcessHoldsIt(bool isHeld, string next)
    {
        using var home = new TemporaryHome();
        File.WriteAllText(home.Home.Warehouse, "");
        var inner = new IOException("x");
        var database = new DatabaseOption();
        var command = new Command("flags");
        database.AddTo(command);

        var (_, problem) = database.OpenReader<string>(
            command.Parse(["--db", home.Home.Warehouse]),
            new Terminal { Out = Stream.Null, Error = TextWriter.Null, In = TextReader.Null, Width = new CharacterWidth(ambiguousIsWide: false) },
            path => throw (isHeld ? new WarehouseBusyException(path, inner) : new DatabaseOpenException(path, inner)));

        Assert.StartsWith(next, problem!.NextStep, StringComparison.Ordinal);
    }
}
