using System.Data.Common;
using PerfEval.Ingest.Crawl.Sources;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>
/// Which of several servers asks a host: one source at a time has it, so that the pauses between requests hold for all servers together and no two write to
/// one unfinished download. Locks of PostgreSQL say who; where their connection is lost, the source is left and begun again where it was.
/// </summary>
/// <param name="connectionString">Of the database that the servers share; null where this one is alone, which keeps the pauses by itself.</param>
public sealed class HostTurns(string? connectionString, ServeLog log)
{
    // The database has other such locks; the number tells these apart.
    private const string Key = "hashtextextended($1, 57075)";

    public bool AreShared => connectionString is not null;

    /// <summary>Does work on a source when it is its hosts' turn.</summary>
    /// <param name="source">Null where it is gone: then nothing is asked.</param>
    /// <param name="work">Is told to end where the turn is lost, and then done again; what it has behind it, it must know itself.</param>
    public async Task<T> Use<T>(Source? source, Func<CancellationToken, Task<T>> work, CancellationToken ct)
    {
        if (connectionString is null || source is null)
            return await work(ct);
        while (true)
        {
            await using var session = await Take(connectionString, source, ct);
            using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var working = work(held.Token);
            await Watch(session, working, held);
            try
            {
                return await working;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                log.Write($"{source.Id}: begun again");
            }
        }
    }

    private async Task<LockSession> Take(string database, Source source, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return await TakeAll(database, source, ct);
            }
            catch (DbException e)
            {
                log.Write($"{source.Id}: PostgreSQL: {e.Message}");
                await Task.Delay(LockSession.Look, ct);
            }
        }
    }

    private static async Task<LockSession> TakeAll(string database, Source source, CancellationToken ct)
    {
        var session = await LockSession.Open(database, ct);
        try
        {
            // All in one order: two that wait for each other would wait for ever.
            foreach (var host in source.AllHosts)
                await session.Take(Key, host, ct);
            // Who had them before may have asked just now, and died.
            await Task.Delay(source.Delay, ct);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private async Task Watch(LockSession session, Task working, CancellationTokenSource held)
    {
        try
        {
            while (await Task.WhenAny(working, Task.Delay(LockSession.Look, CancellationToken.None)) != working)
                await session.Check(CancellationToken.None);
        }
        catch (DbException e)
        {
            log.Write($"PostgreSQL: {e.Message}");
            await held.CancelAsync();
        }
    }
}
