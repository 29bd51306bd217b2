using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>Runs in the state: what is to be done, what is being done, and what became of it.</summary>
public sealed class RunLedger(StateStore state, TimeProvider clock)
{
    /// <summary>Queues a run; where one of the same key is active, or was made for the same scheduled time, that one is returned instead.</summary>
    /// <returns>The run, and whether it is new.</returns>
    public (RunRecord Run, bool IsNew) Add(JobEnvelope job, string origin, DateTimeOffset? scheduledFor = null) => state.Together(context =>
    {
        var other = Newest(context.Runs.Where(run => run.Job.UniqueKey == job.UniqueKey
            && (run.Status == RunStatus.Queued || run.Status == RunStatus.Running
                || (scheduledFor != null && run.ScheduledFor == scheduledFor)))).FirstOrDefault();
        return other is not null
            ? (other, false)
            : (Insert(context, new RunRecord { RunId = NewId(), Job = job, Origin = origin, ScheduledFor = scheduledFor }), true);
    });

    /// <summary>Ends a run and queues the one that follows it, which takes over the steps that were done.</summary>
    /// <param name="counts">Whether the end counts as a failure.</param>
    /// <returns>The one there is already where the run had ended before; null where none followed it.</returns>
    public RunRecord? Follow(RunRecord run, string status, string? message, string origin, bool counts, DateTimeOffset? notBefore = null) =>
        state.Together(context =>
        {
            if (!End(context, run.RunId, status, message, exitCode: 1))
                return context.Runs.FirstOrDefault(other => other.Follows == run.RunId);
            var follower = Insert(context, new RunRecord
            {
                RunId = NewId(),
                Job = run.Job,
                Origin = origin,
                ScheduledFor = run.ScheduledFor,
                Attempt = run.Attempt + 1,
                Failures = run.Failures + (counts ? 1 : 0),
                Follows = run.RunId,
                NotBefore = notBefore,
            });
            var done = context.Steps.Where(step => step.RunId == run.RunId).OrderBy(step => step.Ordinal).ToList().Where(step => step.IsDone);
            context.AddRange(done.Select((step, ordinal) => step with { RunId = follower.RunId, Ordinal = ordinal }));
            context.SaveChanges();
            return follower;
        });

    public void Start(string runId, string node)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        state.Use(context => Run(context, runId).ExecuteUpdate(set => set
            .SetProperty(run => run.Status, RunStatus.Running).SetProperty(run => run.Node, node).SetProperty(run => run.StartedAt, now)));
    }

    /// <summary>What the work itself knows better than that it returned or threw; holds once the run ends.</summary>
    public void SetOutcome(string runId, string? message, int exitCode)
    {
        var told = Told(message);
        state.Use(context => Run(context, runId).ExecuteUpdate(set => set.SetProperty(run => run.Message, told).SetProperty(run => run.ExitCode, exitCode)));
    }

    public void Report(string runId, double fraction, string? note)
    {
        var told = Told(note);
        state.Use(context => Run(context, runId).ExecuteUpdate(set => set.SetProperty(run => run.Fraction, fraction).SetProperty(run => run.Note, told)));
    }

    /// <summary>Ends a run that is active; steps that still run end with it.</summary>
    /// <param name="message">Null keeps what the work said.</param>
    /// <param name="exitCode">Null keeps what the work said.</param>
    /// <returns>False where it had ended before.</returns>
    public bool End(string runId, string status, string? message, int? exitCode) => state.Together(context => End(context, runId, status, message, exitCode));

    public RunRecord? Find(string runId) => state.Use(context => Run(context, runId).FirstOrDefault());

    /// <summary>The newest first.</summary>
    public List<RunRecord> List(int limit) => state.Use(context => Newest(context.Runs).Take(limit).ToList());

    /// <summary>Queued and running ones, the oldest first.</summary>
    public List<RunRecord> Active() => state.Use(context => context.Runs
        .Where(run => run.Status == RunStatus.Queued || run.Status == RunStatus.Running).OrderBy(run => run.CreatedAt).ThenBy(run => run.Attempt).ToList());

    /// <summary>The run that was queued when this one ended without being done.</summary>
    public RunRecord? FollowerOf(string runId) => state.Use(context => context.Runs.FirstOrDefault(run => run.Follows == runId));

    /// <summary>The last of the attempts that follow the given one, which may be itself.</summary>
    public RunRecord? NewestOf(string runId)
    {
        var run = Find(runId);
        while (run is not null && FollowerOf(run.RunId) is { } follower)
            run = follower;
        return run;
    }

    /// <summary>The attempt that the given one and all before it follow.</summary>
    public RunRecord FirstOf(RunRecord run)
    {
        while (run.Follows is { } before && Find(before) is { } earlier)
            run = earlier;
        return run;
    }

    /// <summary>The latest run of a kind that ended in one of the ways.</summary>
    public RunRecord? Latest(string kind, params string[] statuses) => state.Use(context =>
        context.Runs.Where(run => run.Job.Kind == kind && statuses.Contains(run.Status)).OrderByDescending(run => run.EndedAt).FirstOrDefault());

    /// <summary>The latest run of exactly this job that ended in one of the ways.</summary>
    public RunRecord? Latest(JobEnvelope job, params string[] statuses) => state.Use(context => context.Runs
        .Where(run => run.Job.Kind == job.Kind && run.Job.ArgsJson == job.ArgsJson && statuses.Contains(run.Status))
        .OrderByDescending(run => run.EndedAt)
        .FirstOrDefault());

    /// <summary>Whether there is a run for the schedule's time or a later one.</summary>
    public bool Has(string uniqueKey, DateTimeOffset scheduledFor) =>
        state.Use(context => context.Runs.Any(run => run.Job.UniqueKey == uniqueKey && run.ScheduledFor >= scheduledFor));

    /// <summary>When the ledger began; what was due before was not missed.</summary>
    public DateTimeOffset Since() => state.Use(context => context.Origin.Select(origin => origin.BeganAt).Single());

    public RunStep StartStep(string runId, string step, string? source) => state.Together(context =>
    {
        var ordinal = context.Steps.Count(s => s.RunId == runId);
        var started = new RunStep { RunId = runId, Ordinal = ordinal, Step = step, Source = source, Status = RunStatus.Running, StartedAt = clock.GetUtcNow() };
        context.Add(started);
        context.SaveChanges();
        return started;
    });

    /// <param name="countsJson">An object of numbers by name.</param>
    public RunStep EndStep(RunStep step, string status, string? countsJson, string? error)
    {
        var now = clock.GetUtcNow();
        var ended = step with { Status = status, CountsJson = countsJson, Error = Told(error), EndedAt = now, Seconds = (now - step.StartedAt).TotalSeconds };
        state.Use(context =>
        {
            context.Update(ended);
            return context.SaveChanges();
        });
        return ended;
    }

    public List<RunStep> Steps(string runId) => state.Use(context => context.Steps.Where(step => step.RunId == runId).OrderBy(step => step.Ordinal).ToList());

    private static string? Told(string? text) => text is null ? null : ToldText.Of(text);

    private static IQueryable<RunRecord> Run(StateContext context, string runId) => context.Runs.Where(run => run.RunId == runId);

    private static IQueryable<RunRecord> Newest(IQueryable<RunRecord> runs) =>
        runs.OrderByDescending(run => run.CreatedAt).ThenByDescending(run => run.Attempt);

    private bool End(StateContext context, string runId, string status, string? message, int? exitCode)
    {
        var now = clock.GetUtcNow();
        var told = Told(message);
        foreach (var step in context.Steps.Where(step => step.RunId == runId && step.Status == RunStatus.Running).ToList())
            context.Update(step with { Status = status, EndedAt = now, Seconds = (now - step.StartedAt).TotalSeconds });
        context.SaveChanges();
        return Run(context, runId).Where(run => run.Status == RunStatus.Queued || run.Status == RunStatus.Running).ExecuteUpdate(set =>
        {
            set.SetProperty(run => run.Status, status).SetProperty(run => run.EndedAt, (DateTimeOffset?)now);
            if (told is not null)
                set.SetProperty(run => run.Message, told);
            if (exitCode is not null)
                set.SetProperty(run => run.ExitCode, exitCode);
            if (status is RunStatus.Succeeded or RunStatus.Unpublished)
                set.SetProperty(run => run.Fraction, 1);
        }) > 0;
    }

    private RunRecord Insert(StateContext context, RunRecord run)
    {
        var made = run with { CreatedAt = clock.GetUtcNow() };
        context.Add(made);
        context.SaveChanges();
        return made;
    }

    private string NewId() =>
        clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 4);
}
