using DuckDB.NET.Data;

namespace PerfEval.Worker.Output;

/// <summary>Parquet, which DuckDB writes by itself, also from a warehouse that is open for reading only.</summary>
public static class ParquetFile
{
    public static async Task Write(DuckDBConnection connection, string query, string file, Terminal terminal, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"There is no folder {folder}.");
        var unfinished = $"{file}.{Environment.ProcessId}.part";
        try
        {
            using var copy = new DuckDBCommand($"COPY ({query}\n) TO '{unfinished.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)", connection);
            var rows = await copy.ExecuteNonQueryAsync(cancellationToken);
            File.Move(unfinished, file, overwrite: true);
            RowPrinter.Announce(file, rows, terminal);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
