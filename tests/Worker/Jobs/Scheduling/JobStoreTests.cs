using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Npgsql;
using PerfEval.Postgres;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

public sealed class JobStoreTests
{
    [Fact]
    public void DamagedFile_IsNamedWithWhatToDo()
    {
        using var home = new TemporaryHome();
        File.WriteAllText(home.Home.Jobs, string.Concat(Enumerable.Repeat("no database at all, only lines of text\n", 100)));

        var why = Assert.Throws<InvalidDataException>(() => JobStore.Open(StateAddress.Of(home.Home)));

        Assert.StartsWith($"{home.Home.Jobs} ", why.Message, StringComparison.Ordinal);
        Assert.Contains("move it away", why.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void WhatAProcessOfTheSameNameHadBegun_LiesInTheQueueAgain_AndNothingElse()
    {
        using var home = new TemporaryHome();
        var address = StateAddress.Of(home.Home, PostgresServer.Shared.CreateDatabase());
        using var store = JobStore.Open(address);
        var begun = new[] { "east:17:crawl:0a1b", "east:17:warehouse:0a1b", "west:18:crawl:0a1b", "eastern:19:crawl:0a1b" }.ToDictionary(
            server => server, server => Begin(store, address, server));

        store.ReleaseOf("East");

        Assert.Equal([begun["east:17:crawl:0a1b"], begun["east:17:warehouse:0a1b"]], Waiting(address));
    }

    private static long Begin(JobStore store, StateAddress address, string server)
    {
        var id = store.Client.Create(Job.FromExpression<ScheduleTick>(tick => tick.Run("night")), new EnqueuedState(JobQueues.Crawl));
        using (var storage = store.Storage.GetConnection())
        using (var change = storage.CreateWriteTransaction())
        {
            change.SetJobState(id, new Begun(server));
            change.Commit();
        }

        Numbers(address, $"UPDATE hangfire.jobqueue SET fetchedat = now() WHERE jobid = {id} RETURNING jobid");
        return long.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static List<long> Waiting(StateAddress address) => Numbers(address, "SELECT jobid FROM hangfire.jobqueue WHERE fetchedat IS NULL ORDER BY jobid");

    private static List<long> Numbers(StateAddress address, string sql)
    {
        using var connection = new NpgsqlConnection(address.Postgres);
        connection.Open();
        using var rows = new NpgsqlCommand(sql, connection).ExecuteReader();
        var numbers = new List<long>();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return numbers;
    }

    /// <summary>What Hangfire writes for a job in hand; its own class is made by its workers alone.</summary>
    private sealed class Begun(string server) : IState
    {
        public string Name => ProcessingState.StateName;

        public string Reason => "";

        public bool IsFinal => false;

        public bool IgnoreJobLoadException => false;

        public Dictionary<string, string> SerializeData() => new() { ["ServerId"] = server, ["WorkerId"] = "1" };
    }
}
