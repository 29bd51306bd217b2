using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Recognition;

/// <summary>Forms of several years, and of what is only planned, in one file.</summary>
public sealed class SeveralYearsTests
{
    private static readonly string[] s_heads = ["项目名称|甲项目|<|<", "项目资金（万元）|年初预算数|全年预算数|全年执行数"];

    [Theory]
    [InlineData(2023, 2022)]
    [InlineData(2022, 2023)]
    public void EachForm_IsOfItsOwnYear(int first, int second)
    {
        var document = Reading.Of(Reading.Unit, Title(first), Form("120.50"), Title(second), Form("241.00"), Title(first, "二"), Form("99.10"));

        Assert.Equal(
            [(first, 120.50m), (first, 99.10m), (second, 241.00m)],
            document.Reports.SelectMany(r => r.All<Funding>().Select(f => (r.Identity.Year!.Value, f.Initial!.Value!.Value))));
    }

    [Fact]
    public void PlanOfTheNextYear_IsLeftOver()
    {
        var document = Reading.Of(Reading.Unit, Title(2023), Form("120.50"), "2024年度项目支出绩效目标申报表", Form("241.00"));

        Assert.Equal(120.50m, Assert.Single(document.Reports).The<Funding>().Initial?.Value);
        Assert.Contains("241.00", document.LeftoverTexts());
    }

    private static string Title(int year, string number = "一") => $"（{number}）{year}年度项目支出绩效自评表";

    private static PerfEval.Ingest.Documents.Table Form(string initial) => Tables.Of([.. s_heads, $"年度资金总额|{initial}|300.00|290.00"]);
}
