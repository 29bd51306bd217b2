using System.Data.Common;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>
/// Which of several servers takes the jobs of the warehouse: the one whose connection holds a lock of PostgreSQL. The lock goes with the connection,
/// and that with the process, so another one has it a second later; DuckDB's own lock on the file keeps out whoever has not noticed yet.
/// </summary>
/// <param name="lead">What that server does, until its token is cancelled.</param>
internal sealed class WarehouseLease(string connectionString, Func<CancellationToken, Task> lead, ServeLog log)
{
    /// <summary>Any number, as long as nothing else in the database is such a lock.</summary>
    private const string Key = "57074";

    /// <summary>Until it is cancelled.</summary>
    public async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await using var session = await LockSession.Open(connectionString, ct);
                await Hold(session, ct);
            }
            catch (DbException e)
            {
                log.Write($"PostgreSQL: {e.Message}");
            }

            await Task.Delay(LockSession.Look, ct);
        }
    }

    private async Task Hold(LockSession session, CancellationToken ct)
    {
        await session.Take(Key, text: null, ct);
        log.Write("本机现由此进程写数据仓库。 This server now does the jobs of the warehouse.");
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var leading = lead(held.Token);
        try
        {
            while (!leading.IsCompleted)
            {
                await session.Check(ct);
                await Task.Delay(LockSession.Look, ct);
            }
        }
        finally
        {
            log.Write("不再写数据仓库。 This server leaves the jobs of the warehouse.");
            await held.CancelAsync();
            await leading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
