using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Dictionary;

namespace PerfEval.Analytics.Running;

/// <summary>Creates the runner's tables and the views over them where they are missing.</summary>
public static class AnalyticsSchema
{
    private static readonly Lazy<ViewCatalogue> s_dictionary =
        new(() => ViewCatalogue.Embedded(Assembly.GetExecutingAssembly(), "Warehouse/", ViewCatalogue.OfFacts()));

    private static readonly Lazy<(string Sql, string Hash)> s_script = new(() =>
    {
        var sql = Script("schema.sql") + Script("views.sql") + Script("unit_year.sql") + DictionarySql.Script(Dictionary());
        return (sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))[..16]);
    });

    /// <param name="connection">Open on a warehouse that holds the views of facts.</param>
    public static void Ensure(DuckDBConnection connection) => Ensure(new Statements(connection, CancellationToken.None));

    /// <summary>The views of facts and those of the analysis.</summary>
    public static ViewCatalogue Dictionary() => s_dictionary.Value;

    internal static void Ensure(Statements db)
    {
        var (script, hash) = s_script.Value;
        if (StoredHash(db) == hash)
            return;
        db.Execute(script);
        db.Execute("CREATE OR REPLACE TABLE analytics.script AS SELECT $hash AS hash", ("hash", hash));
    }

    // Two hundred statements take longer than many a night's analysis, so they run only when their text has changed.
    private static string? StoredHash(Statements db) =>
        db.Scalar("SELECT 1 FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'analytics' AND table_name = 'script'") is null
            ? null
            : db.Scalar("SELECT hash FROM analytics.script") as string;

    private static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Warehouse/" + name)!);
        return reader.ReadToEnd();
    }
}
