using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Publishing;

/// <summary>The connection of one publication: an instance of its own, so that a full disk can spoil nothing that others have open.</summary>
internal sealed class PublishQueries : IDisposable
{
    private readonly DuckDBConnection _connection = DuckDbFile.OpenMemory();
    private readonly CancellationToken _ct;

    public PublishQueries(string temporaryFolder, CancellationToken ct)
    {
        _ct = ct;
        Execute($"SET temp_directory = {Literal(temporaryFolder)}");
        Execute("SET memory_limit = '512MB'");
    }

    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <param name="name">How the statements call it.</param>
    public void Attach(string file, string name) => Execute($"ATTACH {Literal(file)} AS {name} (READ_ONLY)");

    /// <summary>
    /// A new file, of the same blocks as the warehouse: DuckDB's own are four times as large, and made the copy of a small one twice as large as it.
    /// </summary>
    public void Create(string file, string name) => Execute($"ATTACH {Literal(file)} AS {name} (BLOCK_SIZE {WarehouseFile.BlockSize})");

    public void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using (new Interruption(_connection, _ct))
            _connection.Execute(sql, parameters);
        _ct.ThrowIfCancellationRequested();
    }

    public List<object?[]> Rows(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var cancel = new Interruption(_connection, _ct);
        return _connection.Rows(sql, parameters);
    }

    public DuckDBCommand Command(string sql) => _connection.Command(sql);

    public void Dispose() => _connection.Dispose();
}
