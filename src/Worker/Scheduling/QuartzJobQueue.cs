using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PerfEval.Worker.State;
using Quartz;

namespace PerfEval.Worker.Scheduling;

/// <summary>
/// The seam's adapter to Quartz, which only keeps the clock: it says when, in memory. What is to be done stands in the ledger before Quartz
/// hears of it, so nothing is lost with the process.
/// </summary>
public sealed class QuartzJobQueue : IJobQueue, IAsyncDisposable
{
    private readonly RunLedger _ledger;
    private readonly JobRunner _runner;
    private readonly TimeProvider _clock;
    private StandaloneSchedulerFactory? _factory;
    private IScheduler? _scheduler;

    public QuartzJobQueue(RunLedger ledger, JobRunner runner, TimeProvider clock)
    {
        _ledger = ledger;
        _runner = runner;
        _clock = clock;
    }

    private IScheduler Scheduler => _scheduler ?? throw new InvalidOperationException("The queue has not been started.");

    /// <summary>Takes up what the process before left, and from now on what comes.</summary>
    /// <param name="together">Runs at one time.</param>
    public async Task Start(int together, CancellationToken ct)
    {
        var builder = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.Services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
            quartz.Services.AddSingleton(this);
            quartz.UseInMemoryStore();
            quartz.UseDefaultThreadPool(together);
            quartz.UseTimeProvider(_clock);
        });
        _factory = builder.Build();
        _scheduler = await _factory.GetScheduler(ct);
        foreach (var run in _runner.Recover())
            await Wake(run, ct);
        await _scheduler.Start(ct);
    }

    public async ValueTask<string> Enqueue(JobEnvelope job, CancellationToken ct = default)
    {
        var (run, isNew) = _ledger.Add(job, RunOrigin.Hand);
        // One that waits for its next attempt need not wait when a person asks.
        if (isNew || run.Status == RunStatus.Queued)
            await Wake(run with { NotBefore = null }, ct);
        return run.RunId;
    }

    /// <summary>Also starts the job at once where its latest time passed without it since the ledger began.</summary>
    public async ValueTask Recur(string id, JobEnvelope job, string cron5, TimeZoneInfo zone, CancellationToken ct = default)
    {
        var schedule = Schedule.Parse(cron5, zone);
        if (schedule.LatestDue(_clock.GetUtcNow()) is { } due && due > _ledger.Since())
            await Due(job, RunOrigin.Missed, due, ct);
        var tick = JobBuilder.Create<TickJob>().WithIdentity(id).Build();
        tick.JobDataMap[TickJob.Work] = new TickJob.Tick(job, schedule);
        var trigger = TriggerBuilder.Create(_clock)
            .WithIdentity(id)
            .WithCronSchedule(schedule.Quartz, cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await Scheduler.ScheduleJob(tick, trigger, ScheduleJobOptions.Replacing, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (_scheduler is not null)
            await _scheduler.Shutdown(waitForJobsToComplete: true);
        if (_factory is not null)
            await _factory.DisposeAsync();
    }

    /// <summary>Runs the job for the latest time of its schedule, which a late or repeated tick shares with the punctual one.</summary>
    private async ValueTask Due(JobEnvelope job, string origin, DateTimeOffset due, CancellationToken ct)
    {
        if (_ledger.Has(job.UniqueKey, due))
            return;
        var (run, isNew) = _ledger.Add(job, origin, due);
        if (isNew)
            await Wake(run, ct);
    }

    private async ValueTask Wake(RunRecord run, CancellationToken ct)
    {
        var job = JobBuilder.Create<RunJob>().WithIdentity(run.RunId).UsingJobData(RunJob.Run, run.RunId).Build();
        var trigger = TriggerBuilder.Create(_clock).WithIdentity(run.RunId);
        trigger = run.NotBefore is { } time && time > _clock.GetUtcNow() ? trigger.StartAt(time) : trigger.StartNow();
        await Scheduler.ScheduleJob(job, trigger.Build(), ScheduleJobOptions.Replacing, ct);
    }

    private sealed class RunJob(QuartzJobQueue queue) : IJob
    {
        public const string Run = "run";

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            if (await queue._runner.Execute(context.MergedJobDataMap.GetString(Run)!) is { } follower)
                await queue.Wake(follower, CancellationToken.None);
        }
    }

    private sealed class TickJob(QuartzJobQueue queue) : IJob
    {
        public const string Work = "work";

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var tick = (Tick)context.MergedJobDataMap[Work]!;
            if (tick.Schedule.LatestDue(queue._clock.GetUtcNow()) is { } due)
                await queue.Due(tick.Job, RunOrigin.Schedule, due, CancellationToken.None);
        }

        public sealed record Tick(JobEnvelope Job, Schedule Schedule);
    }
}
