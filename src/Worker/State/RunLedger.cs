using System.Globalization;
using System.Security.Cryptography;
using PerfEval.Worker.Scheduling;

namespace PerfEval.Worker.State;

/// <summary>Runs in state.duckdb: what is to be done, what is being done, and what became of it.</summary>
public sealed class RunLedger(StateStore state, TimeProvider clock)
{
    private const string Columns =
        """
        run_id, kind, unique_key, args, args_version, origin, scheduled_for, attempt, failures, follows, status, node, created_at, not_before,
        started_at, ended_at, fraction, note, message, exit_code
        """;

    /// <summary>Queues a run; where one of the same key is active, or was made for the same scheduled time, that one is returned instead.</summary>
    /// <returns>The run, and whether it is new.</returns>
    public (RunRecord Run, bool IsNew) Add(JobEnvelope job, string origin, DateTimeOffset? scheduledFor = null) => state.Together(() =>
    {
        var other = Query(
            $"""
             SELECT {Columns} FROM run
             WHERE unique_key = $key AND (status IN ('queued', 'running') OR scheduled_for = $scheduled)
             ORDER BY created_at DESC, attempt DESC LIMIT 1
             """,
            ("key", job.UniqueKey), ("scheduled", scheduledFor));
        return other is [var run] ? (run, false) : (Insert(new RunRecord { RunId = NewId(), Job = job, Origin = origin, ScheduledFor = scheduledFor }), true);
    });

    /// <summary>Ends a run and queues the one that follows it.</summary>
    /// <param name="counts">Whether the end counts as a failure.</param>
    public RunRecord Follow(RunRecord run, string status, string? message, string origin, bool counts, DateTimeOffset? notBefore = null) => state.Together(() =>
    {
        End(run.RunId, status, message, exitCode: 1);
        return Insert(new RunRecord
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
    });

    public void Start(string runId, string node) => state.Execute(
        "UPDATE run SET status = 'running', node = $node, started_at = $now WHERE run_id = $run",
        ("node", node), ("now", clock.GetUtcNow()), ("run", runId));

    /// <summary>What the work itself knows better than that it returned or threw; holds once the run ends.</summary>
    public void SetOutcome(string runId, string? message, int exitCode) => state.Execute(
        "UPDATE run SET message = $message, exit_code = $code WHERE run_id = $run",
        ("message", message), ("code", exitCode), ("run", runId));

    public void Report(string runId, double fraction, string? note) => state.Execute(
        "UPDATE run SET fraction = $fraction, note = $note WHERE run_id = $run", ("fraction", fraction), ("note", note), ("run", runId));

    /// <summary>Ends a run that is active; steps that still run end with it.</summary>
    /// <param name="message">Null keeps what the work said.</param>
    /// <param name="exitCode">Null keeps what the work said.</param>
    /// <returns>False where it had ended before.</returns>
    public bool End(string runId, string status, string? message, int? exitCode)
    {
        var now = clock.GetUtcNow();
        state.Execute(
            "UPDATE run_step SET status = $status, ended_at = $now, seconds = epoch($now::TIMESTAMP - started_at) WHERE run_id = $run AND status = 'running'",
            ("status", status), ("now", now), ("run", runId));
        return state.Execute(
            """
            UPDATE run SET status = $status, ended_at = $now, message = coalesce($message, message), exit_code = coalesce($code, exit_code),
                fraction = CASE WHEN $status IN ('succeeded', 'unpublished') THEN 1 ELSE fraction END
            WHERE run_id = $run AND status IN ('queued', 'running')
            """,
            ("status", status), ("now", now), ("message", message), ("code", exitCode), ("run", runId)) > 0;
    }

    public RunRecord? Find(string runId) => Query($"SELECT {Columns} FROM run WHERE run_id = $run", ("run", runId)).FirstOrDefault();

    /// <summary>The newest first.</summary>
    public List<RunRecord> List(int limit) =>
        Query($"SELECT {Columns} FROM run ORDER BY created_at DESC, attempt DESC LIMIT $limit", ("limit", limit));

    /// <summary>Queued and running ones, the oldest first.</summary>
    public List<RunRecord> Active() => Query($"SELECT {Columns} FROM run WHERE status IN ('queued', 'running') ORDER BY created_at, attempt");

    /// <summary>The run that was queued when this one ended without being done.</summary>
    public RunRecord? FollowerOf(string runId) => Query($"SELECT {Columns} FROM run WHERE follows = $run", ("run", runId)).FirstOrDefault();

    /// <summary>The latest run of a kind that ended in one of the ways.</summary>
    public RunRecord? Latest(string kind, params string[] statuses) => Query(
        $"SELECT {Columns} FROM run WHERE kind = $kind AND list_contains($statuses, status) ORDER BY ended_at DESC LIMIT 1",
        ("kind", kind), ("statuses", statuses)).FirstOrDefault();

    /// <summary>The latest run of exactly this job that ended in one of the ways.</summary>
    public RunRecord? Latest(JobEnvelope job, params string[] statuses) => Query(
        $"SELECT {Columns} FROM run WHERE kind = $kind AND args = $args AND list_contains($statuses, status) ORDER BY ended_at DESC LIMIT 1",
        ("kind", job.Kind), ("args", job.ArgsJson), ("statuses", statuses)).FirstOrDefault();

    /// <summary>Whether there is a run for the schedule's time or a later one.</summary>
    public bool Has(string uniqueKey, DateTimeOffset scheduledFor) =>
        Query($"SELECT {Columns} FROM run WHERE unique_key = $key AND scheduled_for >= $time LIMIT 1", ("key", uniqueKey), ("time", scheduledFor)).Count > 0;

    /// <summary>When the ledger began; what was due before was not missed.</summary>
    public DateTimeOffset Since() => state.Rows("SELECT min(applied_at) FROM migration", row => row.Time(0))[0];

    public RunStep StartStep(string runId, string step, string? source) => state.Together(() =>
    {
        var ordinal = state.Rows("SELECT count(*)::INTEGER FROM run_step WHERE run_id = $run", row => row.Number(0), ("run", runId))[0];
        var started = new RunStep { RunId = runId, Ordinal = ordinal, Step = step, Source = source, Status = RunStatus.Running, StartedAt = clock.GetUtcNow() };
        state.Execute(
            "INSERT INTO run_step (run_id, ordinal, step, source, status, started_at) VALUES ($run, $ordinal, $step, $source, $status, $at)",
            ("run", runId), ("ordinal", ordinal), ("step", step), ("source", source), ("status", started.Status), ("at", started.StartedAt));
        return started;
    });

    /// <param name="countsJson">An object of numbers by name.</param>
    public RunStep EndStep(RunStep step, string status, string? countsJson, string? error)
    {
        var now = clock.GetUtcNow();
        var ended = step with { Status = status, CountsJson = countsJson, Error = error, EndedAt = now, Seconds = (now - step.StartedAt).TotalSeconds };
        state.Execute(
            """
            UPDATE run_step SET status = $status, counts = $counts, error = $error, ended_at = $now, seconds = $seconds
            WHERE run_id = $run AND ordinal = $ordinal
            """,
            ("status", status), ("counts", countsJson), ("error", error), ("now", now), ("seconds", ended.Seconds), ("run", step.RunId), ("ordinal", step.Ordinal));
        return ended;
    }

    public List<RunStep> Steps(string runId) => state.Rows(
        "SELECT ordinal, step, source, status, counts::VARCHAR, started_at, ended_at, seconds, error FROM run_step WHERE run_id = $run ORDER BY ordinal",
        row => new RunStep
        {
            RunId = runId,
            Ordinal = row.Number(0),
            Step = row.Text(1),
            Source = row.TextOrNull(2),
            Status = row.Text(3),
            CountsJson = row.TextOrNull(4),
            StartedAt = row.Time(5),
            EndedAt = row.TimeOrNull(6),
            Seconds = row.RealOrNull(7),
            Error = row.TextOrNull(8),
        },
        ("run", runId));

    private RunRecord Insert(RunRecord run)
    {
        var made = run with { CreatedAt = clock.GetUtcNow() };
        state.Execute(
            $"""
             INSERT INTO run ({Columns}) VALUES ($run, $kind, $key, $args, $version, $origin, $scheduled, $attempt, $failures, $follows, $status, NULL, $created,
                 $before, NULL, NULL, 0, NULL, NULL, NULL)
             """,
            ("run", made.RunId), ("kind", made.Job.Kind), ("key", made.Job.UniqueKey), ("args", made.Job.ArgsJson), ("version", made.Job.Version),
            ("origin", made.Origin), ("scheduled", made.ScheduledFor), ("attempt", made.Attempt), ("failures", made.Failures), ("follows", made.Follows),
            ("status", made.Status), ("created", made.CreatedAt), ("before", made.NotBefore));
        return made;
    }

    private List<RunRecord> Query(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => state.Rows(
        sql,
        row => new RunRecord
        {
            RunId = row.Text(0),
            Job = new JobEnvelope(row.Text(1), row.Text(2), row.Text(3), row.Number(4)),
            Origin = row.Text(5),
            ScheduledFor = row.TimeOrNull(6),
            Attempt = row.Number(7),
            Failures = row.Number(8),
            Follows = row.TextOrNull(9),
            Status = row.Text(10),
            Node = row.TextOrNull(11),
            CreatedAt = row.Time(12),
            NotBefore = row.TimeOrNull(13),
            StartedAt = row.TimeOrNull(14),
            EndedAt = row.TimeOrNull(15),
            Fraction = row.Real(16),
            Note = row.TextOrNull(17),
            Message = row.TextOrNull(18),
            ExitCode = row.NumberOrNull(19),
        },
        parameters);

    private string NewId() =>
        clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 4);
}
