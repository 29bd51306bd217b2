using System.Reflection;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Sandbox;

/// <summary>What a statement of somebody else may name: DuckDB's functions that only compute, and what our own warehouse holds.</summary>
internal sealed class AllowedNames
{
    // Read by completion and by people; the other internal views show settings, secrets and logs.
    private static readonly string[] s_systemViews = ["duckdb_columns", "duckdb_tables", "duckdb_views", "duckdb_types", "duckdb_constraints"];

    // What SHOW TABLES and SHOW ALL TABLES stand for.
    private static readonly string[] s_shown = ["\"tables\"", "__show_tables_expanded"];

    private readonly HashSet<string> _functions = Listed("functions.txt");
    private readonly HashSet<string> _tableFunctions = Listed("table-functions.txt");
    private readonly HashSet<string> _relations;

    // Their bodies are ours: whoever reads a warehouse cannot make any. Few statements call one, and the list of all functions takes longer than most
    // statements.
    private readonly Lazy<ILookup<string, string>> _own;

    /// <param name="connection">Open on the warehouse.</param>
    public AllowedNames(DuckDBConnection connection)
    {
        _relations = new HashSet<string>(
            connection.Rows(
                "SELECT table_name FROM duckdb_tables() WHERE NOT internal UNION ALL SELECT view_name FROM duckdb_views() WHERE NOT internal",
                row => row.GetString(0)),
            StringComparer.OrdinalIgnoreCase);
        _own = new(
            () => connection.Rows(
                "SELECT DISTINCT function_name, function_type FROM duckdb_functions() WHERE NOT internal",
                row => (Name: row.GetString(0), Kind: row.GetString(1)))
            .ToLookup(function => function.Kind, function => function.Name));
    }

    public void Add(string relation) => _relations.Add(relation);

    /// <summary>Operators are functions whose names are signs.</summary>
    public bool IsFunction(string name) =>
        _functions.Contains(name) || (name.Length is > 0 and <= 4 && !name.Any(c => char.IsLetterOrDigit(c) || c is '_')) || IsOwn("macro", name);

    public bool IsTableFunction(string name) => _tableFunctions.Contains(name) || IsOwn("table_macro", name);

    public static bool IsShown(string name) => s_shown.Contains(name);

    /// <summary>A name that is a relation here, or nothing at all: then DuckDB says which one was meant. What could be a file is neither.</summary>
    public bool IsRelation(string name) =>
        _relations.Contains(name) || (name.All(c => char.IsLetterOrDigit(c) || c is '_' or ' ') && !IsInternal(name));

    /// <summary>Whether it is a relation of DuckDB's own that nobody needs.</summary>
    public static bool IsInternal(string name) =>
        !s_systemViews.Contains(name, StringComparer.OrdinalIgnoreCase)
        && (name.StartsWith("duckdb_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase));

    private bool IsOwn(string kind, string name) => _own.Value[kind].Contains(name, StringComparer.OrdinalIgnoreCase);

    private static HashSet<string> Listed(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Sandbox/" + file)!);
        var words = reader.ReadToEnd()
            .Split('\n')
            .Where(line => !line.StartsWith('#'))
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return new HashSet<string>(words, StringComparer.OrdinalIgnoreCase);
    }
}
