using System.Text.Json;

namespace PerfEval.EndToEnd.Tests;

public sealed class ReportTests(IngestedSamples samples) : IClassFixture<IngestedSamples>
{
    private readonly PerfEvalProcess _program = samples.Program;

    [Theory]
    [InlineData("青河新区", "2023")]
    [InlineData("青河新区 2023")]
    [InlineData("qinghe-2023.txt")]
    public async Task Report_IsFoundByUnitYearOrFile(params string[] words)
    {
        var outcome = await _program.Run(["report", .. words, "--format", "json"]);

        Assert.Equal(0, outcome.ExitCode);
        using var report = JsonDocument.Parse(outcome.Output);
        Assert.Equal("青河新区创业孵化服务处", report.RootElement.GetProperty("report")[0].GetProperty("unit").GetString());
        Assert.Equal(98.96m, report.RootElement.GetProperty("report")[0].GetProperty("self_score").GetDecimal());
        Assert.Equal(9, report.RootElement.GetProperty("funding").GetArrayLength());
    }

    [Fact]
    public async Task AmbiguousWords_ListTheReports()
    {
        var outcome = await _program.Run("report", "2023");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("2 reports match '2023'", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("pingjiang-2023.docx", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_IsForPeople()
    {
        var outcome = await _program.Run("report", "pingjiang-2023.docx");

        Assert.StartsWith("平江县云台事务服务中心 2023 年度部门整体支出绩效自评\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("[重点核实] BA01", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("原文“475.36”[已印证] pingjiang-2023.docx 第2张表第3行第", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_ListEveryRuleAndShowOneInFull()
    {
        var list = await _program.Run("rules", "--format", "json");
        using var rules = JsonDocument.Parse(list.Output);
        var id = rules.RootElement[0].GetProperty("rule_id").GetString()!;

        var one = await _program.Run("rules", id);

        Assert.StartsWith(id + " ", one.Output, StringComparison.Ordinal);
        Assert.Contains("可能的解释", one.Output, StringComparison.Ordinal);
        Assert.Contains("SELECT", one.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_FindsEverythingThatTestsNeed()
    {
        var outcome = await _program.Run("doctor", "--format", "json");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("\"part\":\"DuckDB\",\"state\":\"ok\"", outcome.Output, StringComparison.Ordinal);
    }
}
