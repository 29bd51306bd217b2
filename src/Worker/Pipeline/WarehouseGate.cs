using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Pipeline;

/// <summary>The warehouse has one writer, so the jobs of a process take turns. It is open only while one of them works.</summary>
public sealed class WarehouseGate(string path, TimeProvider clock) : IDisposable
{
    /// <summary>How long a reader outside, who shuts the writer out, is waited for.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _turn = new(1, 1);

    public string Path => path;

    /// <exception cref="DatabaseOpenException">Another process holds the file, or it is no database.</exception>
    public async Task<T> Use<T>(Func<DuckDBConnection, Task<T>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            using var connection = await Open(ct);
            var result = await work(connection);
            // Closing does the same, and says nothing where the disk is full.
            connection.Execute("CHECKPOINT");
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A turn in which nobody of this process has the file open.</summary>
    public async Task<T> Closed<T>(Func<Task<T>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A look that leaves the file as it is, at a moment when nobody works: opened in two ways at once it would be written by two databases.</summary>
    /// <returns>Null while somebody does.</returns>
    public T? Idle<T>(Func<DuckDBConnection, T> look)
        where T : class
    {
        if (!_turn.Wait(0))
            return null;
        try
        {
            using var connection = WarehouseFile.OpenReader(path);
            return look(connection);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<DuckDBConnection> Open(CancellationToken ct)
    {
        var until = clock.GetUtcNow() + s_patience;
        while (true)
        {
            try
            {
                return WarehouseFile.OpenWriter(path);
            }
            catch (WarehouseBusyException) when (clock.GetUtcNow() < until)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock, ct);
            }
        }
    }
}
