using System.Text.Json;

namespace PerfEval.EndToEnd.Tests;

public sealed class QueryTests(IngestedSamples samples) : IClassFixture<IngestedSamples>
{
    private readonly PerfEvalProcess _program = samples.Program;

    [Fact]
    public async Task Sql_PrintsNumbersAsJsonNumbers()
    {
        var outcome = await _program.Run(
            "sql", "SELECT unit, year, initial FROM funding JOIN report USING (report_id) WHERE scope = 'unit' AND line = 'total' AND unit = '青河新区创业孵化服务处'",
            "--format", "json");

        Assert.Equal("[\n{\"unit\":\"青河新区创业孵化服务处\",\"year\":2023,\"initial\":365.254798}\n]\n", outcome.Output);
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public async Task Sql_ReadsTheStatementFromStandardInput() =>
        Assert.Equal("n\r\n2\r\n", (await _program.Run("SELECT count(*) AS n FROM report -- 全部", ["sql", "-", "-f", "csv"])).Output);

    [Theory]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("SELECT ';' /* ; */; DROP VIEW report")]
    public async Task Sql_RunsOneStatementOnly(string sql)
    {
        var outcome = await _program.Run("sql", sql);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains("Only one statement", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT ';' AS semicolon; -- the end;")]
    [InlineData("SELECT $$;x$$ AS quoted ; /* ; */ ")]
    [InlineData("SELECT E'\\';' AS escaped, \"unit\" AS \";\" FROM report;")]
    public async Task Sql_SemicolonsInQuotesAndComments_AreNoSecondStatement(string sql) => Assert.Equal(0, (await _program.Run("sql", sql)).ExitCode);

    [Theory]
    [InlineData("DROP VIEW report")]
    [InlineData("CREATE TABLE x (a INTEGER)")]
    [InlineData("DELETE FROM core.funding")]
    public async Task Sql_CannotChangeTheWarehouse(string sql)
    {
        var outcome = await _program.Run("sql", sql);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("read-only", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_Error_ShowsDuckDbsMessageAndTheNextStep()
    {
        var outcome = await _program.Run("sql", "SELECT unti FROM report");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains("错误：SQL 语句无法执行。", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Binder Error: Referenced column \"unti\" not found", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("下一步 Next:", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sql_MissingWarehouse_IsAClearError()
    {
        var outcome = await _program.Run("sql", "SELECT 1", "--db", "nowhere.duckdb");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("There is no warehouse at nowhere.duckdb.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WritesTheWholeView()
    {
        var cells = await _program.Run("sql", "SELECT count(*) AS n FROM cell", "--format", "json");
        var export = await _program.Run("export", "cell", "--format", "json");

        using var counted = JsonDocument.Parse(cells.Output);
        using var exported = JsonDocument.Parse(export.Output);
        Assert.Equal(counted.RootElement[0].GetProperty("n").GetInt32(), exported.RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Export_ToAFile_LeavesTheScreenFreeAndNoPartBehind()
    {
        var outcome = await _program.Run("export", "report", "--output", "report.xlsx");

        Assert.Equal("", outcome.Output);
        Assert.Equal(0, outcome.ExitCode);
        var workbook = await File.ReadAllBytesAsync(Path.Combine(_program.Folder, "report.xlsx"));
        Assert.Equal("PK"u8.ToArray(), workbook[..2]);
        Assert.Empty(Directory.EnumerateFiles(_program.Folder, "*.part"));
    }

    [Fact]
    public async Task Export_UnknownView_SuggestsTheNearest()
    {
        var outcome = await _program.Run("export", "fundings");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("did you mean funding", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export", "report", "--format", "xlsx")]
    [InlineData("export", "report", "--output", "f.pdf")]
    [InlineData("export", "report", "--output", "report")]
    [InlineData("flags", "--output", "flags.parquet")]
    [InlineData("report", "qinghe-2023.txt", "--output", "f.docx")]
    [InlineData("sql", "SELECT 1", "--format", "yaml")]
    public async Task WrongArguments_FailWithOneChineseAndOneEnglishSentence(params string[] arguments)
    {
        var outcome = await _program.Run(arguments);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.StartsWith("错误：命令行有误。\nError: ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--help", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_program.Folder, "f*"));
    }

    [Theory]
    [InlineData("没有级别 grave。", "flags", "--severity", "grave")]
    [InlineData("没有命令 nonsense。", "nonsense")]
    public async Task UnknownName_IsNamedInOneChineseAndOneEnglishSentence(string chinese, params string[] arguments)
    {
        var outcome = await _program.Run(arguments);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.StartsWith($"错误：{chinese}\nError: There is no ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sql")]
    [InlineData("export")]
    [InlineData("flags")]
    [InlineData("report")]
    [InlineData("ingest")]
    public async Task Help_EndsInExamplesAndExitCodes(string command)
    {
        var outcome = await _program.Run(command, "--help");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Examples:\n  perfeval " + command, outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", outcome.Output, StringComparison.Ordinal);
    }
}
