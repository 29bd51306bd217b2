using Microsoft.EntityFrameworkCore;
using PerfEval.Worker.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void OlderFile_IsMigratedAndKeptBesideTheNewOne()
    {
        var run = Write();

        using var state = NextStateContext.Open(_home.Home);

        Assert.Equal(run.RunId, new RunLedger(state, TimeProvider.System).Find(run.RunId)!.RunId);
        Assert.Equal("kept", state.Use(context => context.Database.SqlQueryRaw<string>("SELECT word AS Value FROM run").Single()));
        var old = StateAddress.Of(DataHome.Of(_home.PathOf("old/warehouse.duckdb")));
        Directory.CreateDirectory(old.Home.Folder);
        File.Move(_home.Home.State + ".v1", old.File);
        using var before = RunHistory.Open(old);
        Assert.Equal([run], before.List(10));
    }

    [Fact]
    public void FailedMigration_LeavesTheFile()
    {
        var run = Write();

        var thrown = Assert.Throws<InvalidDataException>(() => BrokenStateContext.Open(_home.Home));

        Assert.Contains("it is as it was", thrown.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_home.Home.State + ".migrating"));
        using var old = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        Assert.Equal([run], new RunLedger(old, TimeProvider.System).List(10));
    }

    [Fact]
    public void NewerFile_IsRefusedAndNotTouched()
    {
        Write();
        NextStateContext.Open(_home.Home).Dispose();
        var before = File.ReadAllBytes(_home.Home.State);

        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System)).Message, StringComparison.Ordinal);
        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => RunHistory.Open(StateAddress.Of(_home.Home))).Message, StringComparison.Ordinal);

        Assert.Equal(before, File.ReadAllBytes(_home.Home.State));
    }

    [Fact]
    public void Backup_OpensAsAStateOfItsOwn_WhileTheOtherIsWritten()
    {
        using var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        var run = Put(state);
        new RunLines(state).Append(run.RunId, 0, ["一", "二"]);
        var copy = StateAddress.Of(DataHome.Of(_home.PathOf("copy/warehouse.duckdb")));

        state.BackUp(copy.File);

        new RunLines(state).Append(run.RunId, 2, ["三"]);
        using var history = RunHistory.Open(copy);
        Assert.Equal(["一", "二"], history.Lines(run.RunId));
        Assert.Equal([copy.File], Directory.GetFiles(copy.Home.Folder));
    }

    [Fact]
    public void ClosedState_IsOneFile()
    {
        Write();

        Assert.Equal(["state.db"], Directory.GetFiles(_home.Home.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public void TwoWriters_WaitForEachOther()
    {
        using var one = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        using var other = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);

        Parallel.For(0, 40, i => Put(i % 2 == 0 ? one : other, $"key/{i % 4}"));

        var runs = new RunLedger(one, TimeProvider.System).List(100);
        Assert.Equal(["key/0", "key/1", "key/2", "key/3"], runs.Select(run => run.Job.UniqueKey).Order());
    }

    [Fact]
    public void EveryCommit_ReachesTheDisk()
    {
        using var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);

        Assert.Equal((2, "wal", 1), state.Use(context => (
            context.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").Single(),
            context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").Single(),
            context.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").Single())));
    }

    private static RunRecord Put(StateStore state, string key = "night")
    {
        var ledger = new RunLedger(state, TimeProvider.System);
        return ledger.Find(ledger.Add(new JobEnvelope("night", key, "{}", 1), RunOrigin.Hand).Run.RunId)!;
    }

    private RunRecord Write()
    {
        using var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        return Put(state);
    }
}
