using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Forms;

public sealed class IndicatorTests
{
    private const string Title = "2023年度部门整体支出绩效自评表";
    private const string Head = "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施";

    [Fact]
    public void WeightBeforeTheLevels_IsThatOfTheRow()
    {
        var row = Reading.Report(Title, Tables.Of(
            "分值|一级指标|分值|三级指标|年度指标值|实际完成值|得分", "10|产出指标|50|巡查次数|≥10次|12次|9")).The<Indicator>();

        Assert.Equal((10m, 50m, 9m), (row.Weight!.Value, row.Level1Weight!.Value, row.Score!.Value));
    }

    [Fact]
    public void MergedLevels_HoldForEveryRow()
    {
        var rows = Read(
            Head, "^|产出指标(50分)|数量指标|培训期数|≥12期|12|20|20|无", "^|^|^|检查次数|4次|3次|10|7.5|人手不足", "^|^|质量指标|合格率|≥95%|96%|20|20|",
            "^|满意度指标（10分）|服务对象满意度|群众满意度|90%以上|92%|10|10|", "总分|<|<|<|<|<|100|97.5|").All<Indicator>();
        Assert.Equal(["产出指标", "产出指标", "产出指标", "满意度指标"], rows.Select(r => r.Level1!.Text));
        Assert.Equal([50m, 50m, 50m, 10m], rows.Select(r => r.Level1Weight!.Value!.Value));
        Assert.Equal(["数量指标", "数量指标", "质量指标", "服务对象满意度"], rows.Select(r => r.Level2!.Text));
        Assert.Equal([20m, 7.5m, 20m, 10m], rows.Select(r => r.Score!.Value!.Value));
        Assert.Equal(Place.OfCell(0, 2, 7), rows[1].Score!.Place);
    }

    [Theory]
    [InlineData("总分|<|<|<|<|<|100|97.5|")]
    [InlineData("合计|<|<|<|<|<|100|97.5|")]
    [InlineData("总 分||||||100分|97.5分|")]
    [InlineData("|自评总分|<|<|<|<|100|97.5|")]
    [InlineData("总分（100分）|<|<|<|<|<||97.5|")]
    public void TotalRow_InAnyShape_IsNoIndicator(string row)
    {
        var report = Read(Head, "^|产出指标|数量指标|培训期数|≥12期|12|100|97.5|", row);
        Assert.Single(report.All<Indicator>());
        var total = report.The<ScoreTotal>();
        Assert.Equal(100m, total.Weight!.Value);
        Assert.Equal(97.5m, total.Score!.Value);
        Assert.Equal(97.5m, report.SelfScore);
        Assert.Equal("total_row", report.ScoreSource);
    }

    [Fact]
    public void TotalRow_OfDump_IsReadInTheOrderOfTheHead()
    {
        var total = Reading.Report(Title, Tables.Dump(
            Head, "|产出指标|数量指标|培训期数|≥12期|12|100|97.5|", "总分|100|97.5|")).The<ScoreTotal>();
        Assert.Equal((100m, 97.5m), (total.Weight!.Value, total.Score!.Value));
    }

    [Fact]
    public void TotalRow_WithOneNumberOfTwo_IsNotGuessed()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Dump(Head, "|产出指标|数量指标|培训期数|≥12期|12|90|88|", "总分|97.5|"));
        Assert.DoesNotContain(97.5m, document.Numbers());
        Assert.Contains(document.Warnings, w => w.Kind == "total_unclear");
        Assert.Contains("97.5", document.LeftoverTexts());
    }

    [Fact]
    public void WeightBeforeTarget_IsFoundByItsHead()
    {
        var row = Read("一级指标|二级指标|三级指标|分值|指标值|全年完成值|得分|未完成原因分析", "产出指标|数量指标|培训期数|20|12期|12期|19|").The<Indicator>();
        Assert.Equal((20m, 19m, "12期"), (row.Weight!.Value, row.Score!.Value, row.Target!.Text));
    }

    [Fact]
    public void TargetInThreeColumns_IsOneText()
    {
        var row = Read("一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值|权重|得分", "产出指标|质量指标|合格率|≥|95|%|96%|20|20").The<Indicator>();
        Assert.Equal("≥95%", row.Target!.Text);
        Assert.Equal(new Measure("≥", 95, "%"), Measure.Parse(row.Target.Text));
        Assert.Equal(Place.OfCell(0, 1, 4), row.Target.Place);
    }

    [Fact]
    public void LabelPushedDownByPageBreak_IsInferredFromLevelTwo()
    {
        var rows = Read(
            Head, "^||数量指标|培训期数|12期|12期|20|20|", "^|产出指标|质量指标|合格率|95%|96%|20|20|", "^|效益指标|社会效益指标|知晓率|80%|85%|20|20|").All<Indicator>();
        Assert.Equal(["产出指标", "产出指标", "效益指标"], rows.Select(r => r.Level1!.Text));
    }

    [Fact]
    public void NoWeightsNoScores_AreRead()
    {
        var row = Read("一级指标|二级指标|三级指标|指标值|全年完成值|未完成原因", "产出指标|数量指标|培训期数|12期|11期|天气").The<Indicator>();
        Assert.Null(row.Weight);
        Assert.Null(row.Score);
        Assert.Equal("天气", row.DeviationNote!.Text);
    }

    [Fact]
    public void PlaceholderRows_AreNoIndicators()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of(
            Head, "^|产出指标|数量指标|指标1|||||", "^|^|^|指标2：|||||", "^|^|^|……|||||", "^|^|^|培训期数|12期|12期|20|20|"));
        Assert.Single(Assert.Single(document.Reports).All<Indicator>());
        Assert.Empty(document.Leftovers);
    }

    [Fact]
    public void NotesBelowAndInside_AreNoIndicators()
    {
        var document = Reading.Of(
            Reading.Unit, Title,
            Tables.Of(Head, "^|产出指标|数量指标|培训期数|12期|12期|20|20|", "说明：分值由各单位自定。|<|<|<|<|<|<|<|<", "填表人：|<|<|<|联系电话：|<|<|<|<"),
            "注：本表一式两份。");
        Assert.Single(Assert.Single(document.Reports).All<Indicator>());
        Assert.Empty(document.Leftovers);
    }

    [Fact]
    public void GoalsOverSeveralRows_AreJoined()
    {
        var report = Read("年度总体目标|预期目标|<|实际完成情况|<", "^|目标一：建成站点|<|站点已建成|<", "^|目标二：培训人员|<|人员已培训|<");
        var goals = report.The<Project>();
        Assert.Equal("目标一：建成站点\n目标二：培训人员", goals.GoalExpected!.Text);
        Assert.Equal("站点已建成\n人员已培训", goals.GoalActual!.Text);
    }

    [Fact]
    public void WeightColumnBehindEveryLevel_BelongsToItsLevel()
    {
        var item = Read(
            "一级指标|分值|二级指标|分值|三级指标|分值|评价标准|指标说明|得分", "投入|13|目标设定|5|职责明确|2|有标准|有说明|1.5", "^|^|^|^|分工合理|3|有标准|有说明|3")
            .All<ScoreItem>();
        Assert.Equal([13m, 13m], item.Select(i => i.Level1Weight!.Value!.Value));
        Assert.Equal([5m, 5m], item.Select(i => i.Level2Weight!.Value!.Value));
        Assert.Equal([2m, 3m], item.Select(i => i.Weight!.Value!.Value));
        Assert.Equal([1.5m, 3m], item.Select(i => i.Score!.Value!.Value));
    }

    [Fact]
    public void PointsInLabels_AreWeightsOfAScoreSheet()
    {
        var items = Reading.Report("2023年度自评指标计分表", Tables.Of(
            "一级指标|二级指标|三级指标|自评分|指标解释|指标说明", "过程（30分）|预算执行（20分）|完成率（5分）|4|解释|说明", "过程（30分）|^|控制率（5分）|5|解释|说明")).All<ScoreItem>();
        Assert.Equal([5m, 5m], items.Select(i => i.Weight!.Value!.Value));
        Assert.Equal([30m, 30m], items.Select(i => i.Level1Weight!.Value!.Value));
        Assert.Equal(["过程", "过程"], items.Select(i => i.Level1!.Text));
        Assert.Equal(["预算执行", "预算执行"], items.Select(i => i.Level2!.Text));
    }

    private static RecognisedReport Read(params string[] rows) => Reading.Report(Title, Tables.Of(rows));
}
