using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Tests.Warehouse.Bulk;

/// <summary>What DuckDB.NET gets wrong silently is reached through Normalize/Warehouse alone.</summary>
public sealed partial class OneWayTests
{
    [Fact]
    public void AppendersConnectionsAndTransactions_AreMadeInOnePlace()
    {
        var source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../../src"));

        var elsewhere = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/Normalize/Warehouse/Bulk/", StringComparison.Ordinal))
            // state.duckdb is read by its own store.
            .Where(file => !file.Contains("/Worker/State/", StringComparison.Ordinal))
            .Where(file => Forbidden().IsMatch(File.ReadAllText(file)));

        Assert.Empty(elsewhere);
    }

    private static string Here([CallerFilePath] string file = "") => file;

    [GeneratedRegex(@"\.CreateAppender\(|new DuckDBConnection\(|\.Duplicate\(|(warehouse|connection)\.BeginTransaction\(", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
