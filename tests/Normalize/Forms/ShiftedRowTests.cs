using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

/// <summary>Rows with a cell too few or too many: in a web page or a Word table all cells behind it stand under another head.</summary>
public sealed class ShiftedRowTests
{
    private const string Title = "2023年度项目支出绩效自评表";
    private const string Head = "项目资金|资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分";
    private const string Total = "^|年度资金总额|120.50|130.25|125.75|10|96.55%|9.65";
    private const string Part = "^|其中：当年财政拨款|100.50|110.25|105.75|-|-|-";

    [Theory]
    [InlineData("^|年度资金总额|130.25|125.75|10|96.55%|9.65")]
    [InlineData("^|年度资金总额||120.50|130.25|125.75|10|96.55%|9.65")]
    [InlineData("^|年度资金总额|120.50|130.25|10|96.55%|9.65")]
    [InlineData("^|年度资金总额|120.50|130.25|125.75|10|9.65")]
    public void TotalRowCutDifferently_IsLeftOver_AndTheOthersAreRead(string total)
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of("项目名称|甲项目", Head, total, Part));

        var part = Assert.Single(document.Reports).The<Funding>();
        Assert.Equal(("current_year_appropriation", 100.5m, 110.25m, 105.75m), (part.Line, part.Initial!.Value, part.FullYear!.Value, part.Executed!.Value));
        Assert.Contains("130.25", document.LeftoverTexts());
        Assert.Contains(document.Warnings, w => w.Kind == "short_row");
    }

    [Theory]
    [InlineData("项目资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分")]
    [InlineData("项目资金|||年初预算数|全年预算数|全年执行数|分值|执行率|得分")]
    public void HeadCutDifferently_LeavesAllRowsOver(string head)
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of("项目名称|甲项目", head, Total, Part));

        Assert.DoesNotContain(document.Reports.SelectMany(r => r.All<Funding>()), f => f.FullYear?.Value is not null);
        Assert.Contains("125.75", document.LeftoverTexts());
        Assert.Contains("105.75", document.LeftoverTexts());
    }

    // Nothing is printed where a part has no points, or the row's own rate says that all is in its place.
    [Theory]
    [InlineData("^|年度资金总额|120.50|130.25|125.75")]
    [InlineData("^|年度资金总额|120.50|130.25|125.75|10|96.55%")]
    public void ShortRowThatProvesItsPlaces_IsRead(string total)
    {
        var funding = Reading.Report(Title, Tables.Of("项目名称|甲项目", Head, total)).The<Funding>();

        Assert.Equal((120.5m, 130.25m, 125.75m), (funding.Initial!.Value, funding.FullYear!.Value, funding.Executed!.Value));
    }

    // A cell of a worksheet has a place of its own.
    [Fact]
    public void WorksheetRow_IsReadWhereItStands()
    {
        var document = Reading.Document(Reading.Unit, Title, Tables.Of("项目名称|甲项目", Head, "^|年度资金总额|120.50|130.25|125.75|10"));

        var funding = Assert.Single(Reading.Of(new SourceHint("a.xlsx"), document with { Format = "xlsx" }).Reports).The<Funding>();

        Assert.Equal(125.75m, funding.Executed!.Value);
    }

    [Theory]
    [InlineData("^|质量指标|合格率|97%|20|20")]
    [InlineData("^|质量指标|合格率||≥95%|97%|20|20")]
    public void IndicatorRowCutDifferently_IsLeftOver(string row)
    {
        var document = Reading.Of(
            Reading.Unit, Title, Tables.Of("项目名称|甲项目", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", "产出指标|数量指标|里程|≥85公里|86公里|20|20", row));

        Assert.Equal(["里程"], Assert.Single(document.Reports).All<Indicator>().Select(i => i.Name!.Text));
        Assert.Contains("97%", document.LeftoverTexts());
    }

    // 偏差原因 need not be there where it is empty.
    [Fact]
    public void IndicatorRowWithoutItsLastRemark_IsRead()
    {
        var indicator = Reading.Report(
            Title, Tables.Of("项目名称|甲项目", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因", "产出指标|数量指标|里程|≥85公里|86公里|20|19")).The<Indicator>();

        Assert.Equal((20m, 19m), (indicator.Weight!.Value, indicator.Score!.Value));
    }

    [Fact]
    public void BaseRowCutDifferently_IsLeftOver()
    {
        var document = Reading.Of(
            Reading.Unit, "2023年度部门整体支出绩效评价基础数据表",
            Tables.Of("经费控制情况（万元）|2022年决算数|2023年预算数|2023年决算数", "三公经费|6.04|5.36|5.19", "公务接待|1.73|1.67", "公用经费||45.20|47.30|48.15"));

        var line = Assert.Single(document.Reports).The<BudgetLine>();
        Assert.Equal("three_public", line.Line);
        Assert.Equal(["公务接待", "1.73", "1.67", "公用经费", "45.20", "47.30", "48.15"], document.LeftoverTexts());
    }

    [Fact]
    public void PartOfAPart_CountsForItselfOnly()
    {
        var lines = Reading.Report(Title, Tables.Of(
            "项目名称|甲项目", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|100|100|100", "1.财政拨款|90|90|90", "其中：一般公共预算|80|80|80", "其他资金|10|10|10")).All<Funding>();

        Assert.Equal(["total", "current_year_appropriation", null, "other"], lines.Select(l => l.Line));
    }

    [Theory]
    [InlineData("资金|预算数|调整数|全年执行数|执行率", "年度资金总额|120.50|9.75|125.75|96.55%", 120.5)]
    [InlineData("资金|预算数|追加|全年执行数|执行率", "年度资金总额|120.50|9.75|125.75|50%", null)]
    [InlineData("资金|预算数|调整数|全年执行数", "年度资金总额|120.50|9.75|125.75", null)]
    public void BudgetBesideItsChange_IsTheOpeningOne_WhereTheRateSaysSo(string head, string row, double? initial)
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of("项目名称|甲项目", head, row));

        var funding = Assert.Single(document.Reports).All<Funding>();
        Assert.Equal((decimal?)initial, funding.Select(f => f.Initial?.Value).SingleOrDefault());
        Assert.All(funding, f => Assert.Null(f.FullYear?.Value));
        Assert.Contains("9.75", document.LeftoverTexts());
    }

    [Theory]
    [InlineData("自评总分：95分", 100, null, null, 95)]
    [InlineData("总分（100分）", 90, null, 100, null)]
    [InlineData("自评总分：70分", 95, null, null, null)]
    public void FigureInTheLabelOfTheTotal_IsWhatTheSumsSay(string label, int weight, int? other, int? asWeight, int? asScore)
    {
        var report = Reading.Report(
            Title, Tables.Of("项目名称|甲项目", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", $"产出指标|数量指标|里程|≥85公里|86公里|{weight}|95", $"{label}|<|<|<|<|{other}|"));

        var total = report.The<ScoreTotal>();
        Assert.Equal(((decimal?)asWeight, (decimal?)asScore), (total.Weight?.Value, total.Score?.Value));
    }

    [Theory]
    [InlineData("项目支出绩效自评表（续）")]
    [InlineData("项目支出绩效自评表（续一）")]
    [InlineData("项目支出绩效自评表续表")]
    public void ContinuedForm_GoesOnWithItsProject(string title)
    {
        var report = Reading.Report(
            Title, Tables.Of("项目名称|甲项目", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|100|100|100"),
            "2023年度" + title, Tables.Of("一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", "产出指标|数量指标|里程|≥85公里|86公里|20|19"));

        Assert.Equal("甲项目", report.The<Indicator>().Project);
    }

    [Theory]
    [InlineData("本级小计")]
    [InlineData("产出部分小计")]
    public void SubtotalOfAnySpelling_IsNoIndicator(string label)
    {
        var report = Reading.Report(
            Title, Tables.Of("项目名称|甲项目", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", "产出指标|数量指标|里程|≥85公里|86公里|20|19", $"^|{label}|<|||20|19"));

        Assert.Equal("里程", report.The<Indicator>().Name!.Text);
    }

    [Theory]
    [InlineData("资金使用率【10分】")]
    [InlineData("资金使用率〔10分〕")]
    public void PointsInAnyBrackets_AreTheWeight(string label)
    {
        var item = Reading.Report(
            "2023年度部门整体支出绩效自评计分表", Tables.Of("一级指标|二级指标|三级指标|评分标准|得分", $"过程|预算管理|{label}|按比例|9")).The<ScoreItem>();

        Assert.Equal(("资金使用率", 10m), (item.Level3!.Text, item.Weight!.Value));
    }
}
