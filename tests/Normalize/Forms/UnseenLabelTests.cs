using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

/// <summary>Labels that nobody described: what stands beside them is listed, and taken for nothing else. The labels here are in no vocabulary.</summary>
public sealed class UnseenLabelTests
{
    private const string Project = "2023年度项目支出绩效自评表";

    [Fact]
    public void ProjectWithoutAKnownName_IsNotTheUnits_AndEachNumberIsListed()
    {
        var document = Reading.Of(Reading.Unit, Project, Tables.Of(
            "工程命名|河道清淤", "项目资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "年度资金总额|110.20|120.50|115.75|10|96.06%|9.61"));

        Assert.Empty(document.Reports.SelectMany(r => r.Facts).OfType<Funding>());
        Assert.Superset(new HashSet<string> { "110.20", "120.50", "115.75", "96.06%", "9.61" }, document.LeftoverTexts().ToHashSet());
        Assert.Contains(document.Warnings, w => w.Kind == "unknown_label");
    }

    [Fact]
    public void SecondProjectUnderTheSameTitle_IsNotReadAsTheFirst()
    {
        string[] form =
        [
            "工程命名|河道清淤", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", "产出指标|数量指标|清淤长度|≥10公里|12公里|90|88.5", "总分|<|<|<|<|100|98.5",
        ];
        var document = Reading.Of(Reading.Unit, Project, Tables.Of(form), Project, Tables.Of(form));

        Assert.Empty(document.Reports.SelectMany(r => r.Facts).OfType<Indicator>());
        Assert.Empty(document.Reports.SelectMany(r => r.Facts).OfType<ScoreTotal>());
        Assert.Equal(2, document.LeftoverTexts().Count(text => text == "88.5"));
    }

    [Fact]
    public void IndicatorsUnderUnknownHeads_AreNoScoreSheet()
    {
        var document = Reading.Of(Reading.Unit, Project, Tables.Of(
            "项目名称|甲项目", "一级指标|二级指标|三级指标|期许数|落实数|分值|得分", "产出指标|数量指标|巡查次数|≥10次|12次|60|58.5"));

        Assert.Empty(document.Reports.SelectMany(r => r.Facts).OfType<ScoreItem>());
        Assert.Contains("58.5", document.LeftoverTexts());
    }

    [Fact]
    public void PointsBehindAnUnknownLevel_AreNotThoseOfTheItems()
    {
        var document = Reading.Of(Reading.Unit, "2023年度部门整体支出绩效评价评分表", Tables.Of(
            "顶层|分值|二级指标|分值|三级指标|分值|评价标准|得分", "投入|15|目标设定|5|绩效目标合理性|2|合理得满分|1.5"));

        var item = Assert.Single(Assert.Single(document.Reports).Facts.OfType<ScoreItem>());
        Assert.Equal((5m, 2m, 1.5m), (item.Level2Weight?.Value, item.Weight?.Value, item.Score?.Value));
        Assert.Contains("15", document.LeftoverTexts());
    }

    [Fact]
    public void BuildingUnderUnknownHeads_IsNoBudgetLine()
    {
        var document = Reading.Of(Reading.Unit, "2023年度部门整体支出绩效评价基础数据表", Tables.Of(
            "经费控制情况（万元）|2022年决算数|2023年预算数|2023年决算数", "三公经费|5.13|4.86|4.54",
            "楼堂馆所控制情况（2023年完工项目）|获准面积|建成面积|实耗投资", "|1400|1350|238.98"));

        Assert.Equal("三公经费", Assert.Single(Assert.Single(document.Reports).Facts.OfType<BudgetLine>()).Label.Text);
        Assert.Contains("238.98", document.LeftoverTexts());
    }

    [Fact]
    public void LineSpelledMuchLikeAnother_IsNoProject()
    {
        var document = Reading.Of(Reading.Unit, "2023年度部门整体支出绩效评价基础数据表", Tables.Of(
            "经费控制情况（万元）|2022年决算数|2023年预算数|2023年决算数", "项目支出|50|60|55", "河道清淤工程|50|60|55", "单位日常公用经费数|25.13|24.86|24.54"));

        Assert.Equal(["project", "special_item", null], Assert.Single(document.Reports).Facts.OfType<BudgetLine>().Select(l => l.Line));
    }

    [Fact]
    public void UnknownPartByNature_IsNoSourceOfFunds()
    {
        var document = Reading.Of(Reading.Unit, "2023年度部门整体支出绩效自评表", Tables.Of(
            "资金来源|<|年初预算数|<|年中数|<|全年执行数|<", "年度资金总额：|<|407.34|<|430.53|<|419.91|<", "按收入性质分：|<|<|<|按支出性质分：|<|<|<",
            "一般公共预算：|<|427.38|<|基本支出：|<|308.34|<", "垫付款：|<|3.15|<||<||<"));

        Assert.DoesNotContain(document.Reports.SelectMany(r => r.Facts).OfType<Funding>(), f => f.Initial?.Value == 3.15m);
        Assert.Contains("3.15", document.LeftoverTexts());
    }

    [Fact]
    public void NatureWithoutAKnownHead_IsNoSourceOfFunds()
    {
        var document = Reading.Of(Reading.Unit, "2023年度部门整体支出绩效自评表", Tables.Of(
            "预算单位名称|" + "测试县水利局", "项目资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "年度资金总额|110.20|120.50|115.75|10|96.06%|9.61",
            "照来路拆|<|<|照去路拆|<|<|<", "一般公共预算|77.77|基本支出|66.66|||", "其他资金|5.55|||||"));

        Assert.Equal("total", Assert.Single(Assert.Single(document.Reports).Facts.OfType<Funding>()).Line);
        Assert.Superset(new HashSet<string> { "77.77", "5.55" }, document.LeftoverTexts().ToHashSet());
    }

    [Fact]
    public void OneSourceBelowAnUnknownHead_IsNoSourceOfTheYearsFunds()
    {
        var document = Reading.Of(Reading.Unit, "2023年度部门整体支出绩效自评表", Tables.Of(
            "预算单位名称|测试县水利局", "项目资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "年度资金总额|110.20|120.50|115.75|10|96.06%|9.61",
            "照来路拆|<|<|照去路拆|<|<|<", "其他资金|5.55|||||"));

        Assert.Equal("total", Assert.Single(Assert.Single(document.Reports).Facts.OfType<Funding>()).Line);
        Assert.Contains("5.55", document.LeftoverTexts());
    }

    [Fact]
    public void TotalOfAFormThatIsNobodys_IsListed()
    {
        var document = Reading.Of(
            Reading.Unit, "2023年度部门整体支出绩效自评表",
            Tables.Of("预算单位名称|测试县水利局", "项目资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "年度资金总额|110.20|120.50|115.75|10|96.06%|9.61"),
            "2023年度部门整体支出绩效评价评分表", Tables.Of("自评总分|97.36", "头一层|第二层|期许数|落实数", "产出|巡查次数|10|12"));

        Assert.Null(Assert.Single(document.Reports).SelfScore);
        Assert.Contains("97.36", document.LeftoverTexts());
    }
}
