using System.Data.Common;
using Npgsql;
using PerfEval.Worker.Serving;

namespace PerfEval.Worker.Scheduling;

/// <summary>
/// Which of several servers takes the jobs of the warehouse: the one whose connection holds a lock of PostgreSQL. The lock goes with the connection,
/// and that with the process, so another one has it a second later; DuckDB's own lock on the file keeps out whoever has not noticed yet.
/// </summary>
/// <param name="lead">What that server does, until its token is cancelled.</param>
internal sealed class WarehouseLease(string connectionString, Func<CancellationToken, Task> lead, ServeLog log)
{
    /// <summary>Any number, as long as nothing else in the database uses it as such a lock.</summary>
    private const long Key = 57_074;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private const int AnswerSeconds = 5;

    private readonly string _connection =
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, Timeout = AnswerSeconds, CommandTimeout = AnswerSeconds }.ConnectionString;

    /// <summary>Until it is cancelled.</summary>
    public async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connection);
                await connection.OpenAsync(ct);
                await Hold(connection, ct);
            }
            catch (DbException e)
            {
                log.Write($"PostgreSQL: {e.Message}");
            }

            await Task.Delay(s_look, ct);
        }
    }

    private async Task Hold(NpgsqlConnection connection, CancellationToken ct)
    {
        while (!(bool)(await Ask(connection, $"SELECT pg_try_advisory_lock({Key})", ct))!)
            await Task.Delay(s_look, ct);
        log.Write("takes the jobs of the warehouse");
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var leading = lead(held.Token);
        try
        {
            while (!leading.IsCompleted && await Ask(connection, "SELECT 1", ct) is not null)
                await Task.Delay(s_look, ct);
        }
        finally
        {
            log.Write("leaves the jobs of the warehouse");
            await held.CancelAsync();
            await leading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }
}
