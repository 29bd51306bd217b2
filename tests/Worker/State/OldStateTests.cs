using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.State;

/// <summary>A home whose state is still the state.duckdb of an earlier program.</summary>
public sealed class OldStateTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Rows_AreTakenOverOnce_AndTheFileIsKept()
    {
        WriteOld();
        var before = File.ReadAllBytes(_home.Home.OldState);

        using (var first = Open())
            new RunLedger(first, TimeProvider.System).SetOutcome("20260102-180000-abcd", "later", 3);
        using var state = Open();

        var ledger = new RunLedger(state, TimeProvider.System);
        var run = Assert.Single(ledger.List(10));
        Assert.Equal(("night", "night", "{\"sources\":[]}", 1), (run.Job.Kind, run.Job.UniqueKey, run.Job.ArgsJson, run.Job.Version));
        Assert.Equal(("schedule", "unpublished", 2, 1, "later", 3), (run.Origin, run.Status, run.Attempt, run.Failures, run.Message, run.ExitCode));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 18, 0, 0, TimeSpan.Zero), run.ScheduledFor);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 18, 0, 0, 123, 456, TimeSpan.Zero), run.StartedAt);
        var step = Assert.Single(ledger.Steps(run.RunId));
        Assert.Equal(("crawl", "portal", "{\"new\":3}", 2.5), (step.Step, step.Source, step.CountsJson, step.Seconds));
        Assert.Equal(["一行"], new RunLines(state).From(run.RunId, 0, 10));
        Assert.Equal("subject", Assert.Single(new NoticeOutbox(state, TimeProvider.System).Waiting()).Subject);
        Assert.Equal(new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.Zero), ledger.Since());
        Assert.Equal(before, File.ReadAllBytes(_home.Home.OldState));
    }

    [Fact]
    public void FileThatIsNoDatabase_StopsTheStart_AndLeavesNoNewState()
    {
        File.WriteAllText(_home.Home.OldState, "no database");

        var thrown = Assert.Throws<DatabaseDamagedException>(() => Open());

        Assert.Contains("state.duckdb", thrown.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_home.Home.State));
    }

    private StateStore Open() => StateStore.Open(StateAddress.Of(_home.Home), TimeProvider.System);

    // As that program's one migration made it; a line without a run is what a kill between two statements could leave.
    private void WriteOld()
    {
        using var connection = DuckDbFile.Open(_home.Home.OldState, readOnly: false);
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            CREATE TABLE migration (version INTEGER NOT NULL, name VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL);
            CREATE TABLE run (run_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, unique_key VARCHAR NOT NULL, args VARCHAR NOT NULL, args_version INTEGER NOT NULL,
                origin VARCHAR NOT NULL, scheduled_for TIMESTAMP, attempt INTEGER NOT NULL, failures INTEGER NOT NULL, follows VARCHAR, status VARCHAR NOT NULL,
                node VARCHAR, created_at TIMESTAMP NOT NULL, not_before TIMESTAMP, started_at TIMESTAMP, ended_at TIMESTAMP, fraction DOUBLE NOT NULL,
                note VARCHAR, message VARCHAR, exit_code INTEGER);
            CREATE TABLE run_step (run_id VARCHAR NOT NULL, ordinal INTEGER NOT NULL, step VARCHAR NOT NULL, source VARCHAR, status VARCHAR NOT NULL, counts JSON,
                started_at TIMESTAMP NOT NULL, ended_at TIMESTAMP, seconds DOUBLE, error VARCHAR);
            CREATE TABLE run_line (run_id VARCHAR NOT NULL, ordinal INTEGER NOT NULL, text VARCHAR NOT NULL);
            CREATE TABLE lease (unique_key VARCHAR NOT NULL, run_id VARCHAR NOT NULL, node VARCHAR NOT NULL, pid INTEGER NOT NULL,
                process_started_at TIMESTAMP NOT NULL, taken_at TIMESTAMP NOT NULL);
            CREATE TABLE notice (notice_id VARCHAR NOT NULL, night DATE NOT NULL, channel VARCHAR NOT NULL, run_id VARCHAR NOT NULL, subject VARCHAR NOT NULL,
                body VARCHAR NOT NULL, created_at TIMESTAMP NOT NULL, attempts INTEGER NOT NULL, next_attempt_at TIMESTAMP NOT NULL, delivered_at TIMESTAMP, last_error VARCHAR);
            INSERT INTO migration VALUES (1, '001_runs.sql', '2025-12-01');
            INSERT INTO run VALUES ('20260102-180000-abcd', 'night', 'night', '{"sources":[]}', 1, 'schedule', '2026-01-02 18:00:00', 2, 1, NULL, 'unpublished',
                'node', '2026-01-02 18:00:00', NULL, '2026-01-02 18:00:00.123456', '2026-01-02 18:10:00', 1, 'publish', 'why', 1);
            INSERT INTO run_step VALUES ('20260102-180000-abcd', 0, 'crawl', 'portal', 'succeeded', '{"new":3}', '2026-01-02 18:00:01', '2026-01-02 18:00:04', 2.5, NULL);
            INSERT INTO run_line VALUES ('20260102-180000-abcd', 0, '一行'), ('gone', 0, 'x');
            INSERT INTO lease VALUES ('night', '20260102-180000-abcd', 'node', 7, '2026-01-02 17:00:00', '2026-01-02 18:00:00');
            INSERT INTO notice VALUES ('n1', '2026-01-02', 'smtp', '20260102-180000-abcd', 'subject', 'body', '2026-01-02 18:10:00', 4, '2026-01-02 19:00:00', NULL, 'refused');
            INSERT INTO notice VALUES ('n2', '2026-01-01', 'smtp', 'older', 'taken', 'body', '2026-01-01 18:10:00', 1, '2026-01-01 18:10:00', '2026-01-01 18:11:00', NULL);
            """;
        command.ExecuteNonQuery();
    }
}
