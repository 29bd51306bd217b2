using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Narrative;

public sealed class NarrativeTests
{
    [Fact]
    public void MixedNumbering_GivesOneStyleOfSections()
    {
        var sections = Reading.Report("1、部门基本情况", "本局设三个科室。", "二、一般公共预算支出情况", "（一）基本支出", "年内办了事。", "(2)项目支出", "3、存在的问题及原因分析", "人手少。")
            .All<Passage>().ToDictionary(p => p.Text.Value, p => p.Section);
        Assert.Equal(("一", "二(一)", "三"), (sections["本局设三个科室。"], sections["年内办了事。"], sections["人手少。"]));
    }

    [Fact]
    public void LinesAndBases_AreReadFromTheClause() => Assert.Equal(
        ["basic/initial 100万元", "basic/final 96.5万元", "project/initial 50万元", "project/prior 48万元"],
        Telling.Money("二、一般公共预算支出情况", "基本支出年初预算数为100万元，决算数为96.5万元。", "项目支出年初预算50万元，2022年项目支出48万元。"));

    [Fact]
    public void Change_IsNoAmountOfItsLine() => Assert.Equal(
        ["reception/final 3万元", "/ 1.2万元"], Telling.Money("公务接待费决算3万元，比上年减少1.2万元。"));

    [Theory]
    [InlineData("基本支出决算1,250.36万元。", 1250.36)]
    [InlineData("基本支出决算１２５０．３６ 万元。", 1250.36)]
    [InlineData("基本支出决算12亿元。", 12)]
    [InlineData("基本支出决算6000元。", 6000)]
    public void Amount_InAnySpelling_IsRead(string text, double expected) =>
        Assert.Equal((decimal)expected, Assert.Single(Reading.Report(text).All<NarrativeFigure>()).Value.Value);

    [Theory]
    [InlineData("基本支出二十余万元。")]
    [InlineData("基本支出20余万元。")]
    [InlineData("补助标准为20元/人。")]
    [InlineData("每户补助100-200元。")]
    public void ApproximateRateOrRange_IsNoFigure(string text) => Assert.Empty(Reading.Report(text).All<NarrativeFigure>());

    [Fact]
    public void Figure_PointsAtItsNumber()
    {
        var text = "全年情况较好。基本支出决算96.5万元。";
        var place = Assert.Single(Reading.Report("一、基本情况", text).All<NarrativeFigure>()).Value.Place;
        Assert.Equal(2, place.Paragraph);
        Assert.Equal("96.5万元", text[place.CharStart!.Value..place.CharEnd!.Value]);
    }

    [Fact]
    public void ListBehindAmong_KeepsItsTotal() => Assert.Equal(
        ["30: 办公费 10, 印刷费 12, 差旅费 8"], Telling.Lists("公用经费支出30万元，其中办公费10万元、印刷费12万元、差旅费8万元。"));

    [Fact]
    public void ListInNextSentence_BelongsToTheSame() =>
        Assert.Equal(["30: 办公费 10, 印刷费 20"], Telling.Lists("公用经费支出30万元。其中：办公费10万元；印刷费20万元。"));

    [Fact]
    public void NestedBrackets_AreNoEntries() => Assert.Equal(
        ["30: 办公费 10, 印刷费 20"], Telling.Lists("公用经费支出30万元，其中办公费10万元（含耗材2万元、邮寄1万元）、印刷费20万元。"));

    [Fact]
    public void ListBehindColon_HasNoTotal() => Assert.Equal([": 站点维护 10, 夜间巡查 20"], Telling.Lists("资金使用情况为：站点维护10万元；夜间巡查20万元。"));

    [Fact]
    public void OneEntry_IsNoList() => Assert.Empty(Telling.Lists("公用经费支出30万元，其中办公费10万元。"));

    [Fact]
    public void CountsAndPercentages_AreRead() => Assert.Equal(
        ["65名", "7辆", "98.5%"],
        Reading.Report("核定编制65名，公务用车7辆，群众满意度达98.5％。").All<NarrativeFigure>().Select(f => $"{f.Value.Value}{f.MeasureUnit}"));

    [Theory]
    [InlineData("经自评，综合得分96.5分，等级为优。", 96.5, "优")]
    [InlineData("部门整体支出绩效自评得分为88分，评价等级为“良”。", 88.0, "良")]
    public void SelfScoreAndGrade_AreThoseOfTheUnit(string text, double score, string grade)
    {
        var report = Reading.Report(text);
        Assert.Equal(((decimal)score, "narrative", grade), (report.SelfScore, report.ScoreSource, report.Grade));
    }

    [Fact]
    public void ScoreOfAProject_IsNotThatOfTheUnit()
    {
        var report = Reading.Report("道路养护项目支出绩效自评报告", "经自评，综合得分70分，等级为中。");
        Assert.Null(report.SelfScore);
        Assert.Null(report.Grade);
        Assert.Equal("项目自评得分", Assert.Single(report.All<NarrativeFigure>()).Label?.Value);
    }

    [Theory]
    [InlineData("预算执行率分值10分。")]
    [InlineData("自评分为三级。")]
    public void WeightsAndOtherWords_AreNoScores(string text) => Assert.Null(Reading.Report(text).SelfScore);

    [Fact]
    public void StaffOfTheUnit_IsReadWhereOneCountIsPrinted()
    {
        var staffing = Reading.Report("核定编制65名，实有在职人员60人，在职人员控制率92.31%。").The<Staffing>();
        Assert.Equal((65m, 60m, 92.31m), (staffing.Authorised!.Value, staffing.Actual!.Value, staffing.ControlRate!.Value));
    }

    [Fact]
    public void TwoCountsOfStaff_LeaveItOpen()
    {
        var staffing = Reading.Report("编制数65名，实有在职人员60人。下属中心编制数20名。").The<Staffing>();
        Assert.Null(staffing.Authorised);
        Assert.Equal(60m, staffing.Actual!.Value);
    }

    [Fact]
    public void Annexes_AreHeldAgainstFormsAndLinks()
    {
        var document = Reading.Document(
            Reading.Unit, "一、基本情况", "附件：1、部门整体支出绩效自评表", "2、项目支出绩效自评表", "3、满意度调查汇总", "部门整体支出绩效自评表",
            Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|1|2|3"));
        document = document with { Attachments = [new AttachmentLink("满意度调查汇总", "a.xlsx")] };
        var annexes = Assert.Single(Reading.Of(new("a.html"), document).Reports).All<Attachment>();
        Assert.Equal([("unit", true), ("project", false), (null, true)], annexes.Select(a => (a.Kind, a.Present)));
    }

    [Fact]
    public void NamesAndNumbersBesideAFigure_AreTakenOut()
    {
        var figure = Reading.Report("联系人测试员 电话13900000000 共支出10万元。").The<NarrativeFigure>();
        Assert.Equal(("联系人＊＊电话＊＊＊共支出", "联系人＊＊ 电话＊＊＊ 共支出10万元"), (figure.Label?.Value, figure.Quote.Value));
    }

    [Fact]
    public void NamesAndNumbersBesideAnAnnex_AreTakenOut() =>
        Assert.Equal("满意度调查(联系人:＊＊)", Reading.Report("一、基本情况", "附件：1、满意度调查（联系人：测试员）").The<Attachment>().Title.Value);
}
