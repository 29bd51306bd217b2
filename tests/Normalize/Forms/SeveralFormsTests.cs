using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

public sealed class SeveralFormsTests
{
    private const string Head = "资金|年初预算数|全年预算数|全年执行数";
    private const string Project = "2023年度项目支出绩效自评表";

    [Fact]
    public void Projects_OfOneUnit_AreFormsOfOneReport()
    {
        var report = Reading.Report(
            "2023年度部门整体支出绩效自评表", Tables.Of("预算单位名称|甲县测试局|<|<", Head, "年度资金总额|100|110|105"),
            Project, Tables.Of("项目支出名称|道路养护|<|<", "主管部门|甲县交通局|实施单位|甲县养护中心", Head, "年度资金总额|10|11|9"),
            Project, Tables.Of("项目支出名称|路灯维护|<|<", Head, "年度资金总额|20|21|19"));
        Assert.Equal(["unit", "project:道路养护", "project:路灯维护"], Keys(report));
        Assert.Equal([(null, 110m), ("道路养护", 11m), ("路灯维护", 21m)], report.All<Funding>().Select(f => (f.Project, f.FullYear!.Value!.Value)));
        Assert.Equal("甲县养护中心", report.All<Project>()[0].ImplementingUnit!.Text);
        Assert.Equal("甲县测试局", report.Identity.Unit);
    }

    [Fact]
    public void ProjectsOfOneName_AreTwoForms() => Assert.Equal(
        ["project:道路养护", "project:道路养护#2"],
        Keys(Reading.Report(
            Project, Tables.Of("项目名称|道路养护|<|<", Head, "年度资金总额|10|11|9"),
            Project, Tables.Of("项目名称|道路养护|<|<", Head, "年度资金总额|20|21|19"))));

    [Fact]
    public void Units_OfOneFile_AreTwoReports()
    {
        var reports = Reading.Of(
            "2023年度部门整体支出绩效自评表", Tables.Of("预算单位名称|甲县测试局|<|<", Head, "年度资金总额|100|110|105"),
            "2023年度部门整体支出绩效自评表", Tables.Of("预算单位名称|甲县检验局|<|<", Head, "年度资金总额|200|210|205")).Reports;
        Assert.Equal([("甲县测试局", 110m), ("甲县检验局", 210m)], reports.Select(r => (r.Identity.Unit, r.The<Funding>().FullYear!.Value!.Value)));
    }

    [Theory]
    [InlineData("单位名称：甲县测试局|<|<|<")]
    [InlineData("单位名称（盖章）|甲县测试局（盖章）|<|<")]
    [InlineData("预算部门、单位名称|219-甲县测试局|<|<")]
    public void UnitName_InlineStampedOrCoded_IsTheName(string row) => Assert.Equal(
        "甲县测试局", Assert.Single(Reading.Of("2023年度部门整体支出绩效自评表", Tables.Of(row, Head, "年度资金总额|1|2|3")).Reports).Identity.Unit);

    [Fact]
    public void TitleInsideTable_NamesKindAndYear()
    {
        var report = Assert.Single(Reading.Of(Tables.Of("2023年度项目支出绩效自评表|<|<|<", "项目名称|道路养护|<|<", "实施单位|甲县养护中心|<|<", Head, "年度资金总额|1|2|3")).Reports);
        Assert.Equal(2023, report.Identity.Year);
        Assert.Equal("project:道路养护", Assert.Single(report.Forms).FormKey);
    }

    [Fact]
    public void YearInItsOwnCell_IsTheYear() => Assert.Equal(
        2022, Assert.Single(Reading.Of("部门整体支出绩效自评表", Tables.Of("单位名称|甲县测试局|年度|2022年度", Head, "年度资金总额|1|2|3")).Reports).Identity.Year);

    [Fact]
    public void ScoreInHead_IsTheSelfScore()
    {
        var report = Reading.Report("2023年度部门整体绩效自评表", Tables.Of("单位名称|甲县测试局|自评总分（分）|96.5", Head, "年度资金总额|1|2|3"));
        Assert.Equal((96.5m, "form_head"), (report.SelfScore, report.ScoreSource));
    }

    [Fact]
    public void FormWithoutAnyUnitName_IsWarnedOfAndKept()
    {
        var document = Reading.Of("部门整体支出绩效自评表", Tables.Of(Head, "年度资金总额|1|2|3"));
        Assert.Empty(document.Reports);
        Assert.Contains(document.Warnings, w => w.Kind == "unknown_unit");
        Assert.Equal(8, document.Cells.Count);
    }

    private static IEnumerable<string> Keys(RecognisedReport report) => report.Forms.Select(f => f.FormKey).Where(k => k != "narrative");
}
