using PerfEval.Tests;

namespace PerfEval.Worker.Tests.Cli.Printing.Report;

/// <summary>Commands that only read, printed whole: on a pipe and on a terminal of 80 columns.</summary>
public sealed class PrintedTests(IngestedReports warehouse) : IClassFixture<IngestedReports>
{
    [Theory]
    [InlineData("report-several", 0, "report", "2023")]
    [InlineData("report-none", 0, "report", "1999")]
    [InlineData("flags-80", 80, "flags", "--all")]
    [InlineData("flags-csv", 0, "flags", "--all", "--format", "csv")]
    [InlineData("views-100", 100, "views")]
    [InlineData("view", 0, "views", "funding")]
    [InlineData("sql-json", 0, "sql", "SELECT unit, year, self_score FROM report ORDER BY unit", "--format", "json")]
    [InlineData("sql-two", 0, "sql", "SELECT 1; SELECT 2")]
    public async Task Command_PrintsAsBefore(string name, int columns, params string[] arguments)
    {
        var (exit, output, errors) = await warehouse.Run(columns == 0 ? null : columns, arguments);

        var told = errors.Replace(warehouse.PathOf("warehouse.duckdb"), "warehouse.duckdb", StringComparison.Ordinal);
        GoldenFile.Holds($"Cli/Printing/Report/Printed/{name}.txt", $"{exit}\n{output}\n{told}");
    }
}
