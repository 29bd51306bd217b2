using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Pipeline;

namespace PerfEval.Worker.Tests.State;

/// <summary>
/// A state that is damaged, gone or no state stops serve before it makes another, and is put back from its copy by the command that is named.
/// </summary>
public sealed class DamagedStateTests : IDisposable
{
    private readonly CrawledHome _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<string> Damages => [.. Damage.Kinds];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Serve_NamesItAndTheCopy_AndTheNamedCommandBringsTheRowsBack(string kind)
    {
        var address = StateAddress.Of(_home.Home);
        string run;
        using (var state = StateStore.Open(address, TimeProvider.System))
        {
            run = new RunLedger(state, TimeProvider.System).Add(new JobEnvelope("night", "night", "{}", 1), RunOrigin.Hand).Run.RunId;
            state.BackUp(_home.Home.StateCopy);
        }

        var copy = await File.ReadAllBytesAsync(_home.Home.StateCopy);
        Damage.Do(kind, _home.Home.State);

        var (exit, _, errors) = await _home.Run("serve", "--listen", "127.0.0.1:0");

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Contains($"perfeval restore-backup {_home.Home.StateCopy} --force --db {_home.Home.Warehouse}", errors, StringComparison.Ordinal);
        Assert.Equal(copy, await File.ReadAllBytesAsync(_home.Home.StateCopy));
        var restored = await _home.Run("restore-backup", _home.Home.StateCopy, "--force");
        Assert.True(restored.Exit == ExitCode.Success, restored.Errors);
        using var again = StateStore.Open(address, TimeProvider.System);
        Assert.NotNull(new RunLedger(again, TimeProvider.System).Find(run));
    }
}
