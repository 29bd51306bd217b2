using Microsoft.EntityFrameworkCore;
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

        Assert.Contains(
            "newer", Assert.Throws<InvalidDataException>(() => StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System)).Message,
            StringComparison.Ordinal);
        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => RunHistory.Open(StateAddress.Of(_home.Home))).Message, StringComparison.Ordinal);

        Assert.Equal(before, File.ReadAllBytes(_home.Home.State));
    }

    [Fact]
    public void FileOfANewerProgram_IsPutBackByOneCommand()
    {
        var run = Write();
        NextStateContext.Open(_home.Home).Dispose();

        var restore = new StateRestore(StateAddress.Of(_home.Home), TimeProvider.System);
        var newer = restore.From(_home.Home.State + ".v1")!;

        using var old = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        Assert.Equal([run], new RunLedger(old, TimeProvider.System).List(10));
        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => restore.From(newer)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PageThatWasOverwritten_IsFoundAtTheStart()
    {
        Write();
        using (var file = File.OpenWrite(_home.Home.State))
        {
            file.Position = 4096 * 2;
            file.Write(new byte[4096]);
        }

        Assert.Throws<StateDamagedException>(() => StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System));
    }

    [Fact]
    public void StateThatMayNotBeRead_IsReadFromItsCopy()
    {
        var run = Write();
        using (var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System))
            state.BackUp(_home.Home.StateCopy);
        // To SQLite the same as a file that another user may not open.
        File.Delete(_home.Home.State);

        using var history = RunHistory.Open(StateAddress.Of(_home.Home));

        Assert.Equal([run], history.List(10));
        Assert.Equal(File.GetLastWriteTimeUtc(_home.Home.StateCopy), history.CopiedAt!.Value.UtcDateTime);
    }

    [Fact]
    public void ClosedState_IsOneFile()
    {
        Write();

        Assert.Equal(["state.db"], Directory.GetFiles(_home.Home.Folder).Select(Path.GetFileName));
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

    private RunRecord Write()
    {
        using var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        var ledger = new RunLedger(state, TimeProvider.System);
        return ledger.Find(ledger.Add(new JobEnvelope("night", "night", "{}", 1), RunOrigin.Hand).Run.RunId)!;
    }
}
