using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;
using PerfEval.Normalize.Warehouse.Schema;

namespace PerfEval.Analytics.Tests;

/// <summary>
/// An empty warehouse with all tables and views, built once in a test process and kept as the bytes of its file: planning some 200 views costs a few
/// tenths of a second, writing a copy next to nothing.
/// </summary>
internal static class TemplateWarehouse
{
    private static readonly Lazy<byte[]> s_bytes = new(Build);

    /// <summary>Writes a copy to a path where no file is.</summary>
    public static void WriteTo(string path) => File.WriteAllBytes(path, s_bytes.Value);

    private static byte[] Build()
    {
        var folder = Directory.CreateTempSubdirectory("perfeval-template-");
        try
        {
            var path = Path.Combine(folder.FullName, "warehouse.duckdb");
            using (var connection = new DuckDBConnection($"DataSource={path}"))
            {
                connection.Open();
                Execute(connection, WarehouseSchema.Script());
                // An analysis without rules leaves the tables and views of Analytics behind.
                RuleRunner.Run(connection, new RuleCatalogue([], []), new RunOptions(), CancellationToken.None);
                // What stands in the log beside the file would be missing in a copy of the file.
                Execute(connection, "CHECKPOINT");
            }

            return File.ReadAllBytes(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
