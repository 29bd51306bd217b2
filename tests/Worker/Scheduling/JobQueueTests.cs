using PerfEval.Worker.Scheduling;
using PerfEval.Worker.Serving;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Scheduling;

public sealed class JobQueueTests
{
    private static readonly TimeZoneInfo s_shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public async Task QueuedJob_RunsAndItsEndIsInTheLedger()
    {
        await using var queue = new QueueFixture(TimeProvider.System, async (args, run, ct) => await run.Report(0.5, args, ct));
        await queue.Queue.Start(2, default);

        var id = await queue.Queue.Enqueue(QueueFixture.Job(args: "half way"));

        var run = await queue.Over();
        Assert.Equal((id, RunStatus.Succeeded, 1.0, "half way", 1), (run.RunId, run.Status, run.Fraction, run.Note, run.Attempt));
    }

    [Fact]
    public async Task SecondJobOfAKey_IsTheFirst()
    {
        var go = new TaskCompletionSource();
        await using var queue = new QueueFixture(TimeProvider.System, (_, _, ct) => go.Task.WaitAsync(ct));
        await queue.Queue.Start(2, default);

        var first = await queue.Queue.Enqueue(QueueFixture.Job());
        var second = await queue.Queue.Enqueue(QueueFixture.Job());
        go.SetResult();

        Assert.Equal(first, second);
        Assert.Equal(first, (await queue.Over()).RunId);
        Assert.Single(queue.Ledger.List(10));
    }

    [Fact]
    public async Task FailedJob_IsTriedAgainLaterAndThenGivenUp()
    {
        var clock = new ShiftedTime(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var queue = new QueueFixture(clock, (_, _, _) => throw new IOException("disk full"), new RetryPlan(3, TimeSpan.FromMinutes(5)));
        var first = queue.Ledger.Add(QueueFixture.Job(), RunOrigin.Hand).Run;

        var second = (await queue.Runner.Execute(first.RunId))!;
        var third = (await queue.Runner.Execute(second.RunId))!;
        var end = await queue.Runner.Execute(third.RunId);

        Assert.Equal((clock.Start.AddMinutes(5), 2, RunOrigin.Retry), (second.NotBefore, second.Attempt, second.Origin));
        Assert.Equal((clock.Start.AddMinutes(15), 3), (third.NotBefore, third.Attempt));
        Assert.Null(end);
        Assert.Equal((third.RunId, "disk full"), (await queue.Over()) is var over ? (over.RunId, over.Message) : default);
        Assert.All(queue.Ledger.List(10), run => Assert.Equal(RunStatus.Failed, run.Status));
    }

    [Fact]
    public async Task Cancel_EndsTheRunWhereItIs()
    {
        var begun = new TaskCompletionSource();
        await using var queue = new QueueFixture(TimeProvider.System, (_, _, ct) => UntilCancelled(begun, ct));
        await queue.Queue.Start(2, default);
        var id = await queue.Queue.Enqueue(QueueFixture.Job());
        await begun.Task;

        Assert.True(queue.Runner.Cancel(id));

        Assert.Equal((RunStatus.Cancelled, 130), await queue.Over() is var run ? (run.Status, run.ExitCode!.Value) : default);
        Assert.False(queue.Runner.Cancel(id));
    }

    [Fact]
    public async Task StoppedServe_LeavesTheRunToTheNextStart()
    {
        var begun = new TaskCompletionSource();
        await using var queue = new QueueFixture(TimeProvider.System, (_, _, ct) => UntilCancelled(begun, ct));
        await queue.Queue.Start(2, default);
        var id = await queue.Queue.Enqueue(QueueFixture.Job());
        await begun.Task;

        await queue.Stop();

        Assert.Equal(RunStatus.Interrupted, queue.Ledger.Find(id)!.Status);
        var next = Assert.Single(queue.Ledger.Active());
        Assert.Equal((RunOrigin.Recovery, 2, 0), (next.Origin, next.Attempt, next.Failures));
    }

    [Fact]
    public async Task KilledRun_IsTakenUpAgain_AndGivenUpAfterTheThirdDeath()
    {
        var recovered = new List<bool>();
        await using var queue = new QueueFixture(TimeProvider.System, (_, run, _) =>
        {
            recovered.Add(run.Recovered);
            return Task.CompletedTask;
        });
        var dead = new ProcessIdentity(Environment.MachineName, int.MaxValue, DateTimeOffset.UnixEpoch);
        var run = queue.Ledger.Add(QueueFixture.Job(), RunOrigin.Hand).Run;
        foreach (var _ in Enumerable.Range(0, 2))
        {
            queue.Leases.Take(run.Job.UniqueKey, run.RunId, dead, process => process.IsAlive());
            queue.Ledger.Start(run.RunId, "node");
            run = Assert.Single(queue.Runner.Recover());
        }

        Assert.Null(await queue.Runner.Execute(run.RunId));
        Assert.Equal(RunStatus.Succeeded, queue.Ledger.Find(run.RunId)!.Status);
        Assert.Equal([true], recovered);

        var poison = queue.Ledger.Add(QueueFixture.Job("poison"), RunOrigin.Hand).Run;
        for (var deaths = 0; deaths < 3; deaths++)
        {
            queue.Ledger.Start(poison.RunId, "node");
            poison = queue.Runner.Recover().SingleOrDefault() ?? poison;
        }

        Assert.Equal(RunStatus.Failed, queue.Ledger.Find(poison.RunId)!.Status);
    }

    [Fact]
    public void Lease_IsHeldByALivingProcessOnly()
    {
        using var home = new TemporaryHome();
        using var state = StateStore.Open(StateAddress.Of(home.Home), TimeProvider.System);
        var leases = new LeaseTable(state, TimeProvider.System);
        var self = ProcessIdentity.Own();
        var sameNumber = self with { StartedAt = self.StartedAt.AddHours(-1) };

        Assert.True(leases.Take("key", "a", self, p => p.IsAlive()));
        Assert.False(leases.Take("key", "b", self, p => p.IsAlive()));
        leases.Release("key");
        Assert.True(leases.Take("key", "c", sameNumber, p => p.IsAlive()));
        Assert.True(leases.Take("key", "d", self, p => p.IsAlive()));
    }

    [Fact]
    public async Task Tick_StartsTheJobOnce_WithItsTime()
    {
        var night = new DateTimeOffset(2026, 3, 5, 2, 0, 0, TimeSpan.FromHours(8));
        await using var queue = new QueueFixture(new ShiftedTime(night.AddSeconds(-1), runs: true), (_, _, _) => Task.CompletedTask);
        await queue.Queue.Start(2, default);

        await queue.Queue.Recur("night", QueueFixture.Job(), "0 2 * * *", s_shanghai);

        var run = await queue.Over();
        Assert.Equal((RunOrigin.Schedule, night), (run.Origin, run.ScheduledFor));
        Assert.Single(queue.Ledger.List(10));
    }

    [Fact]
    public async Task NightMissedWhileStopped_RunsOnceAtTheStart()
    {
        var night = new DateTimeOffset(2026, 3, 5, 2, 0, 0, TimeSpan.FromHours(8));
        var clock = new ShiftedTime(night.AddHours(-3));
        await using var queue = new QueueFixture(clock, (_, _, _) => Task.CompletedTask);
        clock.Start = night.AddDays(3).AddHours(5);
        await queue.Queue.Start(2, default);

        await queue.Queue.Recur("night", QueueFixture.Job(), "0 2 * * *", s_shanghai);
        var run = await queue.Over();
        await queue.Queue.Recur("night", QueueFixture.Job(), "0 2 * * *", s_shanghai);

        Assert.Equal((RunOrigin.Missed, night.AddDays(3)), (run.Origin, run.ScheduledFor));
        Assert.Single(queue.Ledger.List(10));
    }

    [Fact]
    public async Task NightBeforeTheFirstStart_IsNotMissed()
    {
        var clock = new ShiftedTime(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        await using var queue = new QueueFixture(clock, (_, _, _) => Task.CompletedTask);
        await queue.Queue.Start(2, default);

        await queue.Queue.Recur("night", QueueFixture.Job(), "0 2 * * *", s_shanghai);

        Assert.Empty(queue.Ledger.List(10));
    }

    // Work that ends by cancellation alone.
    private static async Task UntilCancelled(TaskCompletionSource begun, CancellationToken ct)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = ct.Register(() => cancelled.SetCanceled(ct));
        begun.SetResult();
        await cancelled.Task;
    }
}
