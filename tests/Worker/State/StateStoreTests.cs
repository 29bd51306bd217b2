using Microsoft.EntityFrameworkCore;
using PerfEval.Postgres;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.State;

/// <summary>What holds whichever store keeps the state.</summary>
public sealed class StateStoreTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly ShiftedTime _clock = new(new DateTimeOffset(2026, 3, 5, 18, 0, 0, TimeSpan.Zero));

    public void Dispose() => _home.Dispose();

    [PostgresFact]
    public void Postgres_IsThereToBeTested() => Assert.NotNull(PostgresServer.Programs);

    [Theory]
    [Stores]
    public void Run_ReadsBackAsItWasWritten_WithEfAndWithout(string store)
    {
        var address = Address(store);
        using var state = StateStore.Open(address, _clock);
        var ledger = new RunLedger(state, _clock);
        var due = new DateTimeOffset(2026, 3, 6, 2, 0, 0, TimeSpan.FromHours(8));
        var run = ledger.Add(new JobEnvelope("night", "night", "{\"b\":1,\"a\":2}", 3), RunOrigin.Schedule, due).Run;
        ledger.Start(run.RunId, "node");
        var step = ledger.StartStep(run.RunId, "crawl", "portal");
        step = ledger.EndStep(step, RunStatus.Failed, "{\"new\":3}", "why\0 \ud842\udfb7 \ud842");
        ledger.StartStep(run.RunId, "load", null);
        new RunLines(state).Append(run.RunId, ["一", "", "𠮷 \0"]);
        var next = ledger.Follow(run, RunStatus.Interrupted, "stopped", RunOrigin.Recovery, counts: true, due.AddHours(1))!;

        var ended = ledger.Find(run.RunId)!;
        Assert.Equal((due, RunStatus.Interrupted, "stopped", 1, "node"), (ended.ScheduledFor, ended.Status, ended.Message, ended.ExitCode, ended.Node));
        Assert.Equal((2, 1, run.RunId, due.AddHours(1)), (next.Attempt, next.Failures, next.Follows, next.NotBefore));
        Assert.Equal([RunStatus.Failed, RunStatus.Interrupted], ledger.Steps(run.RunId).Select(s => s.Status));
        // What follows has behind it what was done, and nothing follows twice.
        Assert.Equal([ledger.Steps(run.RunId)[0] with { RunId = next.RunId }], ledger.Steps(next.RunId));
        Assert.Equal(next, ledger.Follow(run, RunStatus.Interrupted, "again", RunOrigin.Recovery, counts: true));
        Assert.Equal(step with { Error = "why\ufffd \ud842\udfb7 \ufffd" }, ledger.Steps(run.RunId)[0]);
        Assert.Equal(["一", "", "𠮷 \ufffd"], new RunLines(state).From(run.RunId, 0, 10));
        using var history = RunHistory.Open(address);
        Assert.Equal(ledger.List(10), history.List(10));
        Assert.Equal((ended, next), (history.Find(run.RunId), history.FollowerOf(run.RunId)));
        Assert.Equal(ledger.Steps(run.RunId), history.Steps(run.RunId));
        Assert.Equal(["一", "", "𠮷 \ufffd"], history.Lines(run.RunId));
    }

    [Theory]
    [Stores]
    public void Queries_TellKindsKeysAndTimesApart(string store)
    {
        using var state = StateStore.Open(Address(store), _clock);
        var ledger = new RunLedger(state, _clock);
        var due = _clock.Start;
        var done = ledger.Add(new JobEnvelope("night", "night", "all", 1), RunOrigin.Schedule, due).Run;
        ledger.End(done.RunId, RunStatus.Succeeded, null, 0);

        Assert.True(ledger.Has("night", due));
        Assert.False(ledger.Has("night", due.AddSeconds(1)));
        Assert.False(ledger.Has("other", due));
        Assert.False(ledger.Add(done.Job, RunOrigin.Missed, due).IsNew);
        Assert.True(ledger.Add(done.Job, RunOrigin.Hand).IsNew);
        Assert.Equal(done.RunId, ledger.Latest("night", RunStatus.Failed, RunStatus.Succeeded)!.RunId);
        Assert.Null(ledger.Latest("night", RunStatus.Failed));
        Assert.Null(ledger.Latest(done.Job with { ArgsJson = "some" }, RunStatus.Succeeded));
        Assert.Equal(RunStatus.Queued, Assert.Single(ledger.Active()).Status);
        Assert.False(ledger.End(done.RunId, RunStatus.Cancelled, null, 130));
        Assert.Equal(_clock.Start, ledger.Since(), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [Stores]
    public void TwoWriters_WaitForEachOther(string store)
    {
        var address = Address(store);
        using var one = StateStore.Open(address, TimeProvider.System);
        using var other = StateStore.Open(address, TimeProvider.System);

        Parallel.For(
            0, 40, i => new RunLedger(i % 2 == 0 ? one : other, TimeProvider.System).Add(new JobEnvelope("night", $"key/{i % 4}", "{}", 1), RunOrigin.Hand));

        Assert.Equal(["key/0", "key/1", "key/2", "key/3"], new RunLedger(one, TimeProvider.System).List(100).Select(run => run.Job.UniqueKey).Order());
    }

    [Theory]
    [Stores]
    public void Copy_HoldsEveryTable_AndOpensAsAStateOfItsOwn(string store)
    {
        using var state = StateStore.Open(Address(store), _clock);
        var ledger = new RunLedger(state, _clock);
        var run = ledger.Add(new JobEnvelope("night", "night", "{}", 1), RunOrigin.Hand).Run;
        ledger.StartStep(run.RunId, "crawl", null);
        new RunLines(state).Append(run.RunId, ["一", "二"]);
        new NoticeOutbox(state, _clock).Put(new DateOnly(2026, 3, 5), "smtp", run.RunId, "subject", "body");
        var copy = StateAddress.Of(DataHome.Of(_home.PathOf("copy/warehouse.duckdb")));

        state.BackUp(copy.File);

        new RunLines(state).Append(run.RunId, ["三"]);
        Assert.Equal([copy.File], Directory.GetFiles(copy.Home.Folder));
        using (var history = RunHistory.Open(copy))
            Assert.Equal(["一", "二"], history.Lines(run.RunId));
        using var opened = StateStore.Open(copy, _clock);
        // A table that was added to the model and not to the copying shows here.
        Assert.All(opened.Use(Counts), table => Assert.True(table.Rows > 0, table.Name));
        Assert.Equal(ledger.List(10), new RunLedger(opened, _clock).List(10));
        Assert.Equal(new NoticeOutbox(state, _clock).Waiting(), new NoticeOutbox(opened, _clock).Waiting());
    }

    [Theory]
    [Stores]
    public void RestoredCopy_ReplacesTheRows_WhichAreKept(string store)
    {
        var address = Address(store);
        using (var state = StateStore.Open(address, _clock))
        {
            new RunLedger(state, _clock).Add(new JobEnvelope("night", "kept", "{}", 1), RunOrigin.Hand);
            state.BackUp(_home.Home.StateCopy);
            new RunLedger(state, _clock).Add(new JobEnvelope("night", "later", "{}", 1), RunOrigin.Hand);
        }

        var restore = new StateRestore(address, _clock);
        Assert.True(restore.Replaces());
        var replaced = restore.From(_home.Home.StateCopy)!;

        using var history = RunHistory.Open(address);
        Assert.Equal(["kept"], history.List(10).Select(run => run.Job.UniqueKey));
        Assert.Equal(["kept", "later"], KeysOf(replaced));
        using var again = StateStore.Open(address, _clock);
        Assert.Equal(_clock.Start, new RunLedger(again, _clock).Since(), TimeSpan.FromSeconds(30));
    }

    private List<string> KeysOf(string copy)
    {
        var elsewhere = StateAddress.Of(DataHome.Of(_home.PathOf("elsewhere/warehouse.duckdb")));
        Directory.CreateDirectory(elsewhere.Home.Folder);
        File.Move(copy, elsewhere.File);
        using var history = RunHistory.Open(elsewhere);
        return [.. history.List(10).Select(run => run.Job.UniqueKey).Order()];
    }

    private static List<(string Name, long Rows)> Counts(StateContext context)
    {
        context.Database.OpenConnection();
        using var query = context.Database.GetDbConnection().CreateCommand();
        return
        [
            .. context.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Select(table =>
            {
                query.CommandText = "SELECT count(*) FROM " + table;
                return (table, (long)query.ExecuteScalar()!);
            }),
        ];
    }

    private StateAddress Address(string store) => StateAddress.Of(_home.Home, store == StoresAttribute.Sqlite ? null : PostgresServer.Shared.CreateDatabase());
}
