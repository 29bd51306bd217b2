using DuckDB.NET.Data;

namespace PerfEval.Worker.Output;

/// <summary>Parquet, which DuckDB writes by itself, also from a warehouse that is open for reading only.</summary>
public static class ParquetFile
{
    public static async Task Write(DuckDBConnection connection, string query, string file, Terminal terminal, CancellationToken cancellationToken)
    {
        var rows = await WholeFile.Write(file, async unfinished =>
        {
            using var copy = new DuckDBCommand($"COPY ({query}\n) TO '{unfinished.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)", connection);
            return await copy.ExecuteNonQueryAsync(cancellationToken);
        });
        RowPrinter.Announce(file, rows, terminal);
    }
}
