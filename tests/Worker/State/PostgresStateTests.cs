using Microsoft.EntityFrameworkCore;
using PerfEval.Postgres;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.State;

/// <summary>Upgrades and failures of a state in PostgreSQL.</summary>
public sealed class PostgresStateTests : IDisposable
{
    private const string Password = "geheim-7";

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [PostgresFact]
    public void OlderState_IsMigrated_AndItsCopyLiesInTheHome()
    {
        var address = Address();
        var run = Write(address);

        using var state = NextPostgresStateContext.Open(address);

        Assert.Equal(run, new RunLedger(state, TimeProvider.System).Find(run.RunId));
        Assert.Equal("kept", state.Use(context => context.Database.SqlQueryRaw<string>("SELECT word AS \"Value\" FROM run").Single()));
        Assert.Equal((1, "20261129222622_Runs"), StateSnapshot.VersionOf(_home.Home.State + ".v1"));
    }

    [PostgresFact]
    public void FailedMigration_LeavesTheState()
    {
        var address = Address();
        var run = Write(address);

        Assert.Contains(
            "it is as it was", Assert.Throws<InvalidDataException>(() => BrokenPostgresStateContext.Open(address)).Message, StringComparison.Ordinal);

        using var state = StateStore.Open(address, TimeProvider.System);
        Assert.Equal([run], new RunLedger(state, TimeProvider.System).List(10));
        new RunLines(state).Append(run.RunId, ["一"]);
    }

    [PostgresFact]
    public void StateOfANewerProgram_IsRefused_AndPutBackByOneCommand()
    {
        var address = Address();
        var run = Write(address);
        using (var newer = NextPostgresStateContext.Open(address))
            new RunLedger(newer, TimeProvider.System).Add(new JobEnvelope("night", "later", "{}", 1), RunOrigin.Hand);

        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => StateStore.Open(address, TimeProvider.System)).Message, StringComparison.Ordinal);
        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => RunHistory.Open(address)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "newer", Assert.Throws<InvalidDataException>(() => StateSnapshot.Write(address, _home.PathOf("copy"))).Message, StringComparison.Ordinal);
        var kept = new StateRestore(address, TimeProvider.System).From(_home.Home.State + ".v1")!;

        using (var state = StateStore.Open(address, TimeProvider.System))
            Assert.Equal([run], new RunLedger(state, TimeProvider.System).List(10));

        using (var aside = new PostgresStateContext(PostgresStateContext.At(PostgresState.SourceOf(address.Postgres!, schema: kept.Split(' ')[^1]))))
            Assert.Equal(["later", "night"], aside.Runs.Select(other => other.Job.UniqueKey).ToList().Order());

        // The upgrade can be tried again.
        NextPostgresStateContext.Open(address).Dispose();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("nowhere.invalid")]
    public void ServerThatIsNotThere_IsNamedWithoutThePassword(string host)
    {
        var address = StateAddress.Of(_home.Home, $"Host={host};Port=1;Username=u;Password={Password};Database=d");

        var failures = new[]
        {
            Record.Exception(() => StateStore.Open(address, TimeProvider.System)),
            Record.Exception(() => StateSnapshot.Write(address, _home.PathOf("copy")))
        };

        Assert.All(failures, failure =>
        {
            Assert.Contains($"PostgreSQL {host}:1/d", Assert.IsType<StateFailedException>(failure).Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, failure.ToString(), StringComparison.Ordinal);
        });
        Assert.Empty(Directory.GetFileSystemEntries(_home.Home.Folder));
    }

    [PostgresFact]
    public void ServerThatGoesDown_IsNamed_AndNothingIsHalf()
    {
        StateAddress address;
        StateStore state;
        using (var server = PostgresServer.Start())
        {
            address = StateAddress.Of(_home.Home, server.CreateDatabase() + $";Password={Password}");
            state = StateStore.Open(address, TimeProvider.System);
            state.BackUp(_home.Home.StateCopy);
        }

        using (state)
        {
            var before = File.ReadAllBytes(_home.Home.StateCopy);

            var failure = Assert.Throws<StateFailedException>(
                () => new RunLedger(state, TimeProvider.System).Add(new JobEnvelope("night", "night", "{}", 1), RunOrigin.Hand));

            Assert.Contains(address.ToString(), failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Password, failure.ToString(), StringComparison.Ordinal);
            Assert.Throws<StateFailedException>(() => state.BackUp(_home.Home.StateCopy));
            Assert.Equal([_home.Home.StateCopy], Directory.GetFiles(_home.Home.Folder));
            Assert.Equal(before, File.ReadAllBytes(_home.Home.StateCopy));
        }
    }

    private static RunRecord Write(StateAddress address)
    {
        using var state = StateStore.Open(address, TimeProvider.System);
        var ledger = new RunLedger(state, TimeProvider.System);
        return ledger.Find(ledger.Add(new JobEnvelope("night", "night", "{}", 1), RunOrigin.Hand).Run.RunId)!;
    }

    private StateAddress Address() => StateAddress.Of(_home.Home, PostgresServer.Shared.CreateDatabase());
}
