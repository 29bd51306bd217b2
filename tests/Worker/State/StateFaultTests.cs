using PerfEval.EndToEnd.Tests;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.State;

/// <summary>What becomes of the state in a file when the process or the disk fails.</summary>
public sealed class StateFaultTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly SmallDisk? _disk;

    public StateFaultTests()
    {
        if (Environment.IsPrivilegedProcess)
            _disk = new SmallDisk(_home.PathOf("disk"), 8);
        Home = DataHome.Of(_home.PathOf("disk/warehouse.duckdb"));
    }

    private DataHome Home { get; }

    public void Dispose()
    {
        _disk?.Dispose();
        _home.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(60)]
    public void KilledWriter_LosesNothingItWasTold(int after)
    {
        using var writer = new WritingState(_home.Home);
        var told = Enumerable.Range(0, after).Select(_ => writer.ReadId()).ToList();

        told.AddRange(writer.Kill());

        using (var history = RunHistory.Open(StateAddress.Of(_home.Home)))
            Assert.Empty(told.Except(history.List(int.MaxValue).Select(run => run.RunId)));
        using var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        var ledger = new RunLedger(state, TimeProvider.System);
        Assert.All(told, id =>
        {
            Assert.Equal(RunStatus.Succeeded, ledger.Find(id)!.Status);
            Assert.Equal(RunStatus.Succeeded, Assert.Single(ledger.Steps(id)).Status);
            Assert.Equal(["一", "二"], new RunLines(state).From(id, 0, 10));
        });
        Assert.Null(StateSnapshot.WhyDamaged(_home.Home.State));
    }

    [MountFact]
    public void FullDisk_IsNamed_LosesNothing_AndIsOverWithRoom()
    {
        using var state = StateStore.Open(StateAddress.Of(Home), TimeProvider.System);
        var (ledger, lines) = (new RunLedger(state, TimeProvider.System), new RunLines(state));
        var run = ledger.Add(new JobEnvelope("night", "night", "{}", 1), RunOrigin.Hand).Run;
        _disk!.LeaveFree(256 << 10);
        var stored = 0;

        void Fill()
        {
            for (; ; stored++)
                lines.Append(run.RunId, [new string('长', 1000)]);
        }

        var failure = Assert.Throws<StateFailedException>((Action)Fill);

        Assert.Contains(Home.State, failure.Message, StringComparison.Ordinal);
        Assert.Contains("full", failure.Message, StringComparison.Ordinal);
        Assert.Equal(stored, lines.From(run.RunId, 0, 10_000).Count);
        _disk.MakeRoom();
        lines.Append(run.RunId, ["短"]);
        Assert.Equal(stored + 1, lines.From(run.RunId, 0, 10_000).Count);
        Assert.True(ledger.End(run.RunId, RunStatus.Succeeded, null, 0));
    }

    [MountFact]
    public void CopyOnAFullDisk_IsNamed_AndTheCopyBeforeStays()
    {
        var copy = Path.Combine(_disk!.Folder, "copies", "state.copy.db");
        using var state = StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);
        var run = new RunLedger(state, TimeProvider.System).Add(new JobEnvelope("night", "night", "{}", 1), RunOrigin.Hand).Run;
        state.BackUp(copy);
        var before = File.ReadAllBytes(copy);
        new RunLines(state).Append(run.RunId, [.. Enumerable.Repeat(new string('长', 1000), 200)]);
        _disk.LeaveFree(128 << 10);

        var failure = Assert.Throws<StateFailedException>(() => state.BackUp(copy));

        Assert.Contains(copy, failure.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(copy));
        Assert.Equal([copy], Directory.GetFiles(Path.GetDirectoryName(copy)!));
        _disk.MakeRoom();
        state.BackUp(copy);
        Assert.NotEqual(before, File.ReadAllBytes(copy));
    }

    [MountFact]
    public void StartOnAFullDisk_IsNamed_AndLeavesNoHalfState()
    {
        _disk!.LeaveFree(16 << 10);

        Assert.Contains(
            Home.State, Assert.Throws<StateFailedException>(() => StateStore.Open(StateAddress.Of(Home), TimeProvider.System)).Message,
            StringComparison.Ordinal);

        Assert.Equal(["ballast"], Directory.GetFiles(_disk.Folder).Select(Path.GetFileName));
        _disk.MakeRoom();
        StateStore.Open(StateAddress.Of(Home), TimeProvider.System).Dispose();
    }
}
