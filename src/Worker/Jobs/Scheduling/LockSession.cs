using Npgsql;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>A connection to PostgreSQL for the sake of the locks that it holds: they go with it, and it with the process.</summary>
internal sealed class LockSession : IAsyncDisposable
{
    /// <summary>How often a lock that another has is asked for, and how soon the loss of the connection is seen.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private const int AnswerSeconds = 5;

    private readonly NpgsqlConnection _connection;

    private LockSession(NpgsqlConnection connection) => _connection = connection;

    /// <exception cref="System.Data.Common.DbException">PostgreSQL does not answer, or refuses.</exception>
    public static async Task<LockSession> Open(string connectionString, CancellationToken ct)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = AnswerSeconds, CommandTimeout = AnswerSeconds };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return new LockSession(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the lock is this session's.</summary>
    /// <param name="key">An expression of SQL, unlike that of any other lock of the database.</param>
    /// <param name="text">Its $1, where it has one.</param>
    public async Task Take(string key, string? text, CancellationToken ct)
    {
        while (!(bool)(await Ask($"SELECT pg_try_advisory_lock({key})", text, ct))!)
            await Task.Delay(Look, ct);
    }

    /// <summary>Throws once the connection is lost, and with it the locks.</summary>
    public Task Check(CancellationToken ct) => Ask("SELECT 1", text: null, ct);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<object?> Ask(string sql, string? text, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        if (text is not null)
            command.Parameters.Add(new() { Value = text });
        return await command.ExecuteScalarAsync(ct);
    }
}
