using System.Reflection;
using Hangfire;
using Hangfire.Common;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.State;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

public sealed class JobQueueTests
{
    private static readonly TimeZoneInfo s_shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly Schedule s_nightly = Schedule.Parse("0 2 * * *", s_shanghai);

    [Theory]
    [Stores]
    public async Task QueuedJob_RunsAndItsEndIsInTheLedger(string store)
    {
        await using var queue = new QueueFixture(store, (run, _) =>
        {
            run.Report(0.5, run.Record.Job.Args<string>(1));
            return Task.CompletedTask;
        });
        queue.Start();

        var id = queue.Queue.Enqueue(QueueFixture.Job(args: "half way"));

        var run = await queue.Over();
        Assert.Equal((id, RunStatus.Succeeded, 1.0, "half way", 1), (run.RunId, run.Status, run.Fraction, run.Note, run.Attempt));
        // Hangfire notes the job's end a moment after the run's own.
        await Eventually(() => queue.Board.Of(id).Count == 0);
    }

    [Theory]
    [Stores]
    public async Task SecondJobOfAKey_IsTheFirst(string store)
    {
        var go = new TaskCompletionSource();
        await using var queue = new QueueFixture(store, (_, ct) => go.Task.WaitAsync(ct));
        queue.Start();

        var first = queue.Queue.Enqueue(QueueFixture.Job());
        var second = queue.Queue.Enqueue(QueueFixture.Job());
        go.SetResult();

        Assert.Equal(first, second);
        Assert.Equal(first, (await queue.Over()).RunId);
        Assert.Single(queue.Ledger.List(10));
    }

    [Theory]
    [Stores]
    public async Task FailedJob_IsTriedAgainLaterAndThenGivenUp(string store)
    {
        await using var queue = new QueueFixture(store, (_, _) => throw new IOException("disk full"));
        queue.Start();
        var id = queue.Queue.Enqueue(QueueFixture.Job(kind: QueueFixture.Retried));

        var over = await queue.Over();

        var second = queue.Ledger.FollowerOf(id)!;
        var third = queue.Ledger.FollowerOf(second.RunId)!;
        Assert.Equal((over.RunId, "disk full", 3), (third.RunId, over.Message, over.Attempt));
        Assert.Equal((RunOrigin.Retry, RunOrigin.Retry, 2), (second.Origin, third.Origin, third.Failures));
        Assert.True(second.StartedAt >= second.NotBefore && third.StartedAt >= third.NotBefore, $"{second} {third}");
        Assert.All(queue.Ledger.List(10), run => Assert.Equal((RunStatus.Failed, "disk full"), (run.Status, run.Message)));
        await Eventually(() => queue.Board.Of(id).Count == 0);
    }

    [Theory]
    [Stores]
    public async Task RunThatWaitsForItsNextAttempt_BeginsWhenAPersonAsks(string store)
    {
        var failed = false;
        await using var queue = new QueueFixture(store, (_, _) =>
        {
            if (failed)
                return Task.CompletedTask;
            failed = true;
            throw new IOException("disk full");
        });
        queue.Start();
        var first = queue.Queue.Enqueue(QueueFixture.Job(kind: QueueFixture.Retried));
        await Eventually(() => queue.Ledger.FollowerOf(first) is not null && queue.Board.Of(first) is [{ Started: false }]);

        var asked = queue.Queue.Enqueue(QueueFixture.Job(kind: QueueFixture.Retried));

        Assert.Equal((asked, RunStatus.Succeeded), await queue.Over() is var run ? (run.RunId, run.Status) : default);
        Assert.Equal(first, queue.Ledger.Find(asked)!.Follows);
    }

    [Theory]
    [InlineData(typeof(NightArchiveCheck))]
    [InlineData(typeof(NightCrawl))]
    [InlineData(typeof(NightLoad))]
    [InlineData(typeof(NightAnalysis))]
    [InlineData(typeof(NightPublication))]
    public void StepOfANight_IsTriedTwiceMore_After5And15Minutes(Type step)
    {
        var retry = step.GetMethod("Run")!.GetCustomAttribute<AutomaticRetryAttribute>()!;

        Assert.Equal(2, retry.Attempts);
        Assert.Equal([300, 900], retry.DelaysInSeconds);
    }

    [Theory]
    [Stores]
    public async Task Cancel_EndsTheRunWhereItIs(string store)
    {
        var begun = new TaskCompletionSource();
        await using var queue = new QueueFixture(store, (_, ct) => UntilCancelled(begun, ct));
        queue.Start();
        var id = queue.Queue.Enqueue(QueueFixture.Job());
        await begun.Task;

        Assert.True(queue.Attempts.Cancel(id));

        Assert.Equal((RunStatus.Cancelled, 130), await queue.Over() is var run ? (run.Status, run.ExitCode!.Value) : default);
        Assert.False(queue.Attempts.Cancel(id));
    }

    [Theory]
    [Stores]
    public async Task CancelledRunThatWaits_IsNeverBegun(string store)
    {
        var begun = new TaskCompletionSource();
        var runs = new List<string>();
        await using var queue = new QueueFixture(store, (run, ct) =>
        {
            runs.Add(run.RunId);
            return UntilCancelled(begun, ct);
        });
        queue.Start();
        var first = queue.Queue.Enqueue(QueueFixture.Job());
        await begun.Task;
        var waiting = queue.Queue.Enqueue(QueueFixture.Job(key: "two"));

        Assert.True(queue.Attempts.Cancel(waiting));

        Assert.Equal((waiting, RunStatus.Cancelled), await queue.Over() is var over ? (over.RunId, over.Status) : default);
        Assert.True(queue.Attempts.Cancel(first));
        Assert.Equal(first, (await queue.Over()).RunId);
        Assert.Equal([first], runs);
    }

    [Theory]
    [Stores]
    public async Task WorkThatWasDoneAllTheSame_IsNotCalledCancelled(string store)
    {
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        await using var queue = new QueueFixture(store, async (_, _) =>
        {
            begun.SetResult();
            await go.Task;
        });
        queue.Start();
        var id = queue.Queue.Enqueue(QueueFixture.Job());
        await begun.Task;

        Assert.True(queue.Attempts.Cancel(id));
        go.SetResult();

        Assert.Equal(RunStatus.Succeeded, (await queue.Over()).Status);
    }

    [Theory]
    [Stores]
    public async Task StoppedServe_LeavesTheRunToTheNextStart(string store)
    {
        var begun = new TaskCompletionSource();
        await using var queue = new QueueFixture(store, (_, ct) => UntilCancelled(begun, ct));
        queue.Start();
        var id = queue.Queue.Enqueue(QueueFixture.Job());
        await begun.Task;

        Assert.True(queue.Stop());

        Assert.Equal(RunStatus.Interrupted, queue.Ledger.Find(id)!.Status);
        var next = Assert.Single(queue.Ledger.Active());
        Assert.Equal((RunOrigin.Recovery, 2, 0), (next.Origin, next.Attempt, next.Failures));
        Assert.Single(queue.Board.Of(id));
    }

    [Fact]
    public async Task KilledRun_IsTakenUpAgain_AndGivenUpAfterTheThirdDeath()
    {
        await using var queue = new QueueFixture(StoresAttribute.Sqlite, (_, _) => Task.CompletedTask);
        var id = queue.Queue.Enqueue(QueueFixture.Job());
        Die(queue, id);
        Assert.Empty(queue.Queue.Recover("node"));
        Die(queue, queue.Ledger.NewestOf(id)!.RunId);

        Assert.Empty(queue.Start());

        var over = await queue.Over();
        Assert.Equal((RunStatus.Succeeded, RunOrigin.Recovery, 3, 2), (over.Status, over.Origin, over.Attempt, over.Failures));
        Assert.Equal(RunStatus.Interrupted, queue.Ledger.Find(id)!.Status);
    }

    [Fact]
    public async Task RunThatKillsItsProcess_IsGivenUpAfterTheThirdTime()
    {
        await using var queue = new QueueFixture(StoresAttribute.Sqlite, (_, _) => Task.CompletedTask);
        var id = queue.Queue.Enqueue(QueueFixture.Job());
        for (var deaths = 0; deaths < 3; deaths++)
        {
            Die(queue, queue.Ledger.NewestOf(id)!.RunId);
            queue.Queue.Recover("node");
        }

        var over = await queue.Over();
        Assert.Equal((RunStatus.Failed, 3), (over.Status, over.Attempt));
        Assert.Empty(queue.Ledger.Active());
    }

    [Fact]
    public async Task RunThatHangfireDoesNotKnow_IsBegunAgainFromTheRecord()
    {
        await using var queue = new QueueFixture(StoresAttribute.Sqlite, (_, _) => Task.CompletedTask);
        var id = queue.Ledger.Add(QueueFixture.Job(), RunOrigin.Hand).Run.RunId;

        Assert.Equal(id, Assert.Single(queue.Start()).RunId);

        Assert.Equal((id, RunStatus.Succeeded), await queue.Over() is var over ? (over.RunId, over.Status) : default);
    }

    [Theory]
    [Stores]
    public async Task Tick_StartsTheJobOnce_WithItsTime(string store)
    {
        var night = new DateTimeOffset(2026, 3, 5, 2, 0, 0, TimeSpan.FromHours(8));
        var clock = new ShiftedTime(night.AddSeconds(-1));
        await using var queue = new QueueFixture(store, (_, _) => Task.CompletedTask, clock);
        queue.Queue.Recur("night", QueueFixture.Job(), s_nightly);
        Assert.Empty(queue.Ledger.List(10));

        // Hangfire goes by the system's clock: its time has come when its schedule says so.
        clock.Start = night.AddSeconds(0.5);
        PassTime(queue, "night");
        queue.Start();

        var run = await queue.Over();
        Assert.Equal((RunOrigin.Schedule, night), (run.Origin, run.ScheduledFor));
        queue.Queue.Due("night");
        Assert.Single(queue.Ledger.List(10));
    }

    [Theory]
    [Stores]
    public async Task NightMissedWhileStopped_RunsOnceAtTheStart(string store)
    {
        var night = new DateTimeOffset(2026, 3, 5, 2, 0, 0, TimeSpan.FromHours(8));
        var clock = new ShiftedTime(night.AddHours(-3));
        await using var queue = new QueueFixture(store, (_, _) => Task.CompletedTask, clock);
        clock.Start = night.AddDays(3).AddHours(5);
        queue.Start();

        queue.Queue.Recur("night", QueueFixture.Job(), s_nightly);
        var run = await queue.Over();
        queue.Queue.Recur("night", QueueFixture.Job(), s_nightly);

        Assert.Equal((RunOrigin.Missed, night.AddDays(3)), (run.Origin, run.ScheduledFor));
        Assert.Single(queue.Ledger.List(10));
    }

    [Theory]
    [Stores]
    public async Task NightBeforeTheFirstStart_IsNotMissed(string store)
    {
        var clock = new ShiftedTime(new DateTimeOffset(2026, 3, 5, 9, 0, 0, TimeSpan.FromHours(8)));
        await using var queue = new QueueFixture(store, (_, _) => Task.CompletedTask, clock);
        queue.Start();

        queue.Queue.Recur("night", QueueFixture.Job(), s_nightly);

        Assert.Empty(queue.Ledger.List(10));
    }

    [Theory]
    [Stores]
    public async Task ScheduleThatIsNoneAnyMore_Retires(string store)
    {
        await using var queue = new QueueFixture(store, (_, _) => Task.CompletedTask);
        queue.Store.Recurring.AddOrUpdate(
            "night/gone", Hangfire.Common.Job.FromExpression<ScheduleTick>(tick => tick.Run("night/gone")), "0 2 * * *", new RecurringJobOptions());
        queue.Queue.Recur("night", QueueFixture.Job(), Schedule.Parse("0 2 1 * 5", s_shanghai));

        queue.Queue.Retire();

        using var connection = queue.Store.Storage.GetConnection();
        Assert.Equal(["night", "night#1"], connection.GetAllItemsFromSet("recurring-jobs").Order());
    }

    // What a process leaves that is killed with a run in hand.
    private static void Die(QueueFixture queue, string runId)
    {
        using var connection = queue.Store.Storage.GetConnection();
        Assert.NotNull(connection.FetchNextJob([JobQueues.Warehouse], CancellationToken.None));
        queue.Ledger.Start(runId, "node");
    }

    private static void PassTime(QueueFixture queue, string schedule)
    {
        var past = DateTime.UtcNow.AddDays(-2);
        using var connection = queue.Store.Storage.GetConnection();
        using var transaction = connection.CreateWriteTransaction();
        transaction.AddToSet("recurring-jobs", schedule, JobHelper.ToTimestamp(past));
        transaction.SetRangeInHash(
            $"recurring-job:{schedule}", [new("CreatedAt", JobHelper.SerializeDateTime(past)), new("NextExecution", JobHelper.SerializeDateTime(past))]);
        transaction.Commit();
    }

    private static async Task Eventually(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!holds())
            await Task.Delay(20, patience.Token);
    }

    // Work that ends by cancellation alone.
    private static async Task UntilCancelled(TaskCompletionSource begun, CancellationToken ct)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = ct.Register(() => cancelled.SetCanceled(ct));
        begun.TrySetResult();
        await cancelled.Task;
    }
}
