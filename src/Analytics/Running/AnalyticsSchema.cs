using System.Reflection;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Dictionary;

namespace PerfEval.Analytics.Running;

/// <summary>Creates the runner's tables and the views over them where they are missing.</summary>
public static class AnalyticsSchema
{
    /// <param name="connection">Open on a warehouse that holds the views of facts.</param>
    public static void Ensure(DuckDBConnection connection) => Ensure(new Statements(connection, CancellationToken.None));

    internal static void Ensure(Statements db) => db.Execute(
        Script("schema.sql") + Script("views.sql") + Script("unit_year.sql") + DictionarySql.Script(Dictionary()));

    private static ViewCatalogue Dictionary() => ViewCatalogue.Embedded(Assembly.GetExecutingAssembly(), "Warehouse/", ViewCatalogue.OfFacts());

    private static string Script(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Warehouse/" + name)!);
        return reader.ReadToEnd();
    }
}
