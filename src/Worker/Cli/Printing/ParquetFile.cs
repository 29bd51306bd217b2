using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Parquet, which DuckDB writes by itself, also from a warehouse that is open for reading only.</summary>
public static class ParquetFile
{
    public static async Task Write(DuckDBConnection connection, string query, string file, Terminal terminal, CancellationToken ct)
    {
        var replaced = File.Exists(file);
        var rows = await WholeFile.Write(file, unfinished =>
        {
            using var copy = new DuckDBCommand($"COPY ({query}\n) TO '{unfinished.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)", connection);
            using var stop = new Interruption(connection, ct);
            return Task.FromResult(copy.ExecuteNonQuery());
        });
        RowPrinter.Announce(file, rows, replaced, terminal);
    }
}
