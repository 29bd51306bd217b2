using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Jobs;

/// <summary>The warehouse has one writer, so the jobs of a process take turns. It is open only while one of them works.</summary>
public sealed class WarehouseGate(string path) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public string Path => path;

    /// <exception cref="DuckDBException">Another process holds the file, or it is no database.</exception>
    public async Task<T> Use<T>(Func<DuckDBConnection, Task<T>> work, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            using var connection = WarehouseFile.OpenWriter(path);
            return await work(connection);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
