using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Npgsql;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>A schema of its own in the state's database. Servers give signs of life; a job of one that gives none any more is taken by another.</summary>
internal sealed class PostgresJobStore : JobStore
{
    private const string Schema = "hangfire";

    private static readonly TimeSpan s_invisibility = TimeSpan.FromSeconds(20);

    /// <summary>Notifications wake the workers before.</summary>
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(1);

    private readonly string _connection;

    private PostgresJobStore(string connection, PostgreSqlStorage storage)
        : base(storage) => _connection = connection;

    public override bool IsAlone => false;

    public static PostgresJobStore Open(string connection)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            InvisibilityTimeout = s_invisibility,
            UseSlidingInvisibilityTimeout = true,
            QueuePollInterval = s_poll,
            EnableLongPolling = true,
        };
        return new PostgresJobStore(connection, new PostgreSqlStorage(new NpgsqlConnectionFactory(connection, options), options));
    }

    public override void Release(string queue) => Release("queue = $1", queue);

    // A job that was fetched and not yet marked as begun comes back when its time is over.
    public override void ReleaseOf(string node) => Release(
        $"jobid IN (SELECT job.id FROM {Schema}.job JOIN {Schema}.state ON state.id = job.stateid WHERE state.name = 'Processing' AND "
        + $"starts_with(lower(state.data->>'ServerId'), lower($1) || ':'))",
        node);

    public override void Dispose() => NpgsqlConnection.ClearPool(new NpgsqlConnection(_connection));

    private void Release(string which, string value)
    {
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
        using var release = new NpgsqlCommand(
            $"UPDATE {Schema}.jobqueue SET fetchedat = NULL WHERE {which}", connection)
        { Parameters = { new() { Value = value } } };
        release.ExecuteNonQuery();
    }
}
