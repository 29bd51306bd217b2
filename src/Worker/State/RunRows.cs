namespace PerfEval.Worker.State;

/// <summary>Runs and steps as rows of SQL, where EF is not loaded.</summary>
internal static class RunRows
{
    public const string Columns =
        """
        run_id, kind, unique_key, args, args_version, origin, scheduled_for, attempt, failures, follows, status, node, created_at, not_before,
        started_at, ended_at, fraction, note, message, exit_code
        """;

    public const string StepColumns = "run_id, ordinal, step, source, status, CAST(counts AS VARCHAR), started_at, ended_at, seconds, error";

    public static RunRecord Run(StateRow row) => new()
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
    };

    public static RunStep Step(StateRow row) => new()
    {
        RunId = row.Text(0),
        Ordinal = row.Number(1),
        Step = row.Text(2),
        Source = row.TextOrNull(3),
        Status = row.Text(4),
        CountsJson = row.TextOrNull(5),
        StartedAt = row.Time(6),
        EndedAt = row.TimeOrNull(7),
        Seconds = row.RealOrNull(8),
        Error = row.TextOrNull(9),
    };
}
