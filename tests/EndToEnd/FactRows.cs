using PerfEval.Portal.Nights;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;

namespace PerfEval.EndToEnd.Tests;

/// <summary>The numbers that the program reads out of one file, each row as a line: view, keys, numbers.</summary>
internal static class FactRows
{
    private static readonly string s_query = string.Join(
        " UNION ALL ",
        View("staffing", "authorised", "actual", "control_rate_pct"),
        View("building", "approved_area", "actual_area", "area_control_rate_pct", "budget_investment", "actual_investment", "investment_control_rate_pct"),
        View("budget_line", "ordinal", "line", "prior_final", "budget", "final"),
        View("funding", "scope", "project", "ordinal", "line", "initial", "full_year", "executed", "weight", "rate_pct", "score"),
        View("funding_by_nature", "side", "line", "amount"),
        View(
            "indicator", "scope", "project", "ordinal", "level1_weight", "target_op", "target_value", "target_unit", "actual_op", "actual_value", "actual_unit",
            "weight", "score"),
        View("score_item", "ordinal", "level1_weight", "level2_weight", "weight", "score"),
        View("score_total", "scope", "project", "weight", "score")) + " ORDER BY 1";

    /// <summary>Reads the file into a warehouse of its own, by the command in this process: starting it for some twenty files took longer.</summary>
    public static async Task<string[]> Of(string file)
    {
        var folder = Directory.CreateTempSubdirectory("perfeval-");
        try
        {
            var database = Path.Combine(folder.FullName, "warehouse.duckdb");
            using var errors = new StringWriter();
            var terminal = new Terminal { Out = Stream.Null, Error = errors, In = TextReader.Null, Width = new CharacterWidth(ambiguousIsWide: false) };
            var exit = await PerfEvalCommandLine.Run(["ingest", file, "--no-analyze", "--db", database], terminal);
            Assert.True(exit == 0, errors.ToString());
            return [.. StoredRows.Of(database, s_query).Select(row => row[0])];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Fails with the first rows that differ, and where there are so few rows that little was compared.</summary>
    public static void AssertEqual(string[] expected, string[] actual)
    {
        Assert.True(expected.Length > 50, $"Only {expected.Length} rows were read.");
        var same = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(
            same == expected.Length && same == actual.Length,
            $"""
            {expected.Length} rows expected, {actual.Length} read; from row {same + 1} on expected:
            {string.Join('\n', expected.Skip(same).Take(3))}
            read:
            {string.Join('\n', actual.Skip(same).Take(3))}
            """);
    }

    // Formats break long names into lines at different places.
    private static string View(string name, params string[] columns) =>
        $"SELECT concat_ws(' ', '{name}', {string.Join(", ", columns.Select(c => $"coalesce(regexp_replace({c}::VARCHAR, '\\s', '', 'g'), '-')"))}) AS fact "
        + $"FROM {name}";
}
