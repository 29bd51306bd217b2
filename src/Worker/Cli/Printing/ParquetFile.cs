using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Parquet, which DuckDB writes by itself, also from a warehouse that is open for reading only.</summary>
public static class ParquetFile
{
    public static Task Write(DuckDBConnection connection, string query, string file, Terminal terminal, CancellationToken ct) => Write(
        unfinished =>
        {
            using var copy = new DuckDBCommand($"COPY ({query}\n) TO '{unfinished.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)", connection);
            using var stop = new Interruption(connection, ct);
            return copy.ExecuteNonQuery();
        },
        file, terminal);

    /// <param name="write">Writes the file of the name that it is given, and says how many rows.</param>
    public static async Task Write(Func<string, long> write, string file, Terminal terminal)
    {
        var replaced = File.Exists(file);
        var rows = await WholeFile.Write(file, unfinished => Task.FromResult(write(unfinished)));
        RowPrinter.Announce(file, rows, replaced, terminal);
    }
}
