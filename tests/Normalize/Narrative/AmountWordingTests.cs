using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Narrative;

/// <summary>How texts word amounts: from one to another, in words, with the unit apart, of other years and units.</summary>
public sealed class AmountWordingTests
{
    [Theory]
    [InlineData("公务接待费由上年的4.20万元降至3.10万元。", "reception/prior 4.20万元", "reception/final 3.10万元")]
    [InlineData("公务接待费从4.20万元下降到3.10万元。", "reception/ 4.20万元", "reception/ 3.10万元")]
    [InlineData("公用经费增加至31.50万元。", "operating/ 31.50万元")]
    [InlineData("公用经费超支至31.50万元。", "operating/ 31.50万元")]
    [InlineData("基本支出决算由年初的210.40调整为230.60万元，最终支出228.10万元。", "basic/initial 210.40万元", "basic/adjusted 230.60万元", "basic/final 228.10万元")]
    [InlineData("公用经费增加额为1.50万元。", "/ 1.50万元")]
    public void FromOneToAnother_BothAreRead(string text, params string[] expected) => Assert.Equal(expected, Telling.Money(text));

    [Theory]
    [InlineData("公用经费决算612 500元。", "operating/final 612500元")]
    [InlineData("公用经费决算1 612 500.50元。", "operating/final 1612500.50元")]
    [InlineData("公用经费决算3万5000元。", "operating/final 35000元")]
    [InlineData("公用经费决算叁拾壹万伍仟元整。", "operating/final 315000元")]
    [InlineData("公用经费决算三十万元。", "operating/final 30万元")]
    [InlineData("公用经费决算31.50①万元。", "operating/final 31.50万元")]
    [InlineData("公用经费决算31.50（万元）。", "operating/final 31.50万元")]
    [InlineData("（单位：万元）公用经费决算31.50，基本支出决算228.10。", "operating/final 31.50万元", "basic/final 228.10万元")]
    public void OddSpelling_IsRead(string text, params string[] expected) => Assert.Equal(expected, Telling.Money(text));

    [Theory]
    [InlineData("公用经费决算30-40万元。")]
    [InlineData("公用经费决算30万余元。")]
    [InlineData("公用经费决算100多万元。")]
    [InlineData("公用经费决算不足40万元。")]
    [InlineData("公用经费决算近40万元。")]
    [InlineData("公用经费决算40万元以内。")]
    [InlineData("公用经费决算12 34万元。")]
    public void RangeOrBound_IsListedAndNoFigure(string text)
    {
        var report = Reading.Report(text);

        Assert.Empty(report.All<NarrativeFigure>());
        Assert.Contains(report.Untaken, n => n.What == "text_money");
    }

    [Theory]
    [InlineData("基本支出、项目支出决算分别为228.10万元和90.00万元。", "basic/final 228.10万元", "project/final 90.00万元")]
    [InlineData("基本支出年初预算、决算分别为210.40、228.10万元。", "basic/initial 210.40万元", "basic/final 228.10万元")]
    [InlineData("2021年、2022年、2023年“三公”经费决算分别为9万元、8万元、6万元。", "/ 9万元", "three_public/prior 8万元", "three_public/final 6万元")]
    [InlineData("基本支出、项目支出、公用经费决算分别为228.10万元、90.00万元。")]
    public void Respectively_SharesNamesByTheirOrder(string text, params string[] expected) => Assert.Equal(expected, Telling.Money(text));

    [Theory]
    [InlineData("2024年部门预算安排基本支出400.00万元。", "/ 400.00万元")]
    [InlineData("下一年度预算安排公用经费50.00万元。", "/ 50.00万元")]
    [InlineData("2022年度基本支出年初预算150.00万元，决算160.00万元。", "/ 150.00万元", "basic/prior 160.00万元")]
    [InlineData("上年结转20.00万元，基本支出决算228.10万元。", "/ 20.00万元", "basic/final 228.10万元")]
    [InlineData("下属路桥站基本支出年初预算20.00万元，决算21.00万元。", "/ 20.00万元", "/ 21.00万元")]
    [InlineData("三公经费决算8.10万元（2022年）。", "three_public/prior 8.10万元")]
    [InlineData("人均公用经费决算1.30万元，公用经费决算31.50万元。", "/ 1.30万元", "operating/final 31.50万元")]
    [InlineData("公务接待费决算3.10万元，超出年初预算0.85万元。", "reception/final 3.10万元", "/ 0.85万元")]
    [InlineData("我局及下属单位基本支出决算228.10万元。", "basic/final 228.10万元")]
    public void OtherYearUnitOrKind_IsNoLineOfTheReport(string text, params string[] expected) => Assert.Equal(expected, Telling.Money(text));

    [Theory]
    [InlineData("全县基本支出决算9000.10万元，我局基本支出决算228.10万元。", "/ 9000.10万元", "basic/final 228.10万元")]
    [InlineData("各乡镇公务接待费决算45.60万元。", "/ 45.60万元")]
    [InlineData("全系统公用经费决算56.70万元。", "/ 56.70万元")]
    [InlineData("为健全县域公路网，公用经费决算31.50万元。", "operating/final 31.50万元")]
    [InlineData("上半年基本支出决算110.20万元，全年基本支出决算228.10万元。", "/ 110.20万元", "basic/final 228.10万元")]
    [InlineData("截至2023年6月底，基本支出决算110.20万元。", "/ 110.20万元")]
    [InlineData("1-6月公用经费决算15.20万元。", "/ 15.20万元")]
    [InlineData("第四季度公用经费决算8.20万元。", "/ 8.20万元")]
    [InlineData("11月份公用经费决算2.20万元。", "/ 2.20万元")]
    [InlineData("截至2023年12月31日，基本支出决算228.10万元。", "basic/final 228.10万元")]
    [InlineData("1-12月基本支出决算228.10万元。", "basic/final 228.10万元")]
    [InlineData("2023年3月开工，项目支出决算90.00万元。", "project/final 90.00万元")]
    [InlineData("2023年实施项目9个（含2022年转列项目2个），项目支出年初预算95.00万元，决算90.00万元。", "project/initial 95.00万元", "project/final 90.00万元")]
    public void OthersOrAPartOfTheYear_IsNoLineOfTheReport(string text, params string[] expected) => Assert.Equal(expected, Telling.Money(text));

    // A line's words alone do not make an amount the line's: what else the clause says must be known.
    [Theory]
    [InlineData("我县三公经费支出决算1200.30万元。", "/ 1200.30万元")]
    [InlineData("县教育局三公经费决算9.90万元，我局三公经费决算6.60万元。", "/ 9.90万元", "three_public/final 6.60万元")]
    [InlineData("代管的工会基本支出决算8.80万元。", "/ 8.80万元")]
    [InlineData("部门本级基本支出决算180.10万元。", "/ 180.10万元")]
    [InlineData("力争三公经费决算7.00万元。", "/ 7.00万元")]
    [InlineData("基本支出超预算10.80万元。", "/ 10.80万元")]
    [InlineData("基本支出缺口10.80万元。", "/ 10.80万元")]
    [InlineData("“十四五”期间项目支出决算1500.10万元。", "/ 1500.10万元")]
    [InlineData("22年基本支出决算210.40万元。", "/ 210.40万元")]
    [InlineData("2022年12月31日基本支出决算210.40万元。", "/ 210.40万元")]
    [InlineData("2023年6月，基本支出决算48.10万元。", "/ 48.10万元")]
    [InlineData("整体支出绩效目标9000.00万元。", "/ 9000.00万元")]
    [InlineData("三公经费得到控制，全年支出6.60万元。", "/ 6.60万元")]
    [InlineData("基本支出决算5.7365E2万元。")]
    [InlineData("收支结余负5.55万元。")]
    [InlineData("我局2023年度财政拨款基本支出决算数为228.10万元。", "basic/final 228.10万元")]
    public void AmountBesideWordsThatNobodyKnows_IsNoLineOfTheReport(string text, params string[] expected) => Assert.Equal(expected, Telling.Money(text));

    [Fact]
    public void NameOfTheUnitInItsTitle_IsKnown()
    {
        var figures = Reading.Report("测试县水利局2023年度部门整体支出绩效自评报告", "测试县水利局基本支出决算228.10万元，县农业局基本支出决算99.10万元。").All<NarrativeFigure>();

        Assert.Equal(["basic", null], figures.Select(f => f.Line));
    }

    [Fact]
    public void AmountBeforeAChange_IsNotTheFinalOne() =>
        Assert.DoesNotContain(
            Reading.Report("二、一般公共预算支出情况", "基本支出由210.40万元调整到228.10万元。").All<NarrativeFigure>(), f => f.Basis == "final" && f.Value!.Value == 210.40m);

    [Fact]
    public void PartsOfANewWhole_AreOfItsBasis()
    {
        var figures = Reading.Report(
            "二、一般公共预算支出情况", "基本支出年初预算210.00万元，其中人员经费110.00万元，公用经费100.00万元，决算228.10万元，其中人员经费120.00万元，公用经费108.10万元。").All<NarrativeFigure>();

        Assert.Equal(["final", "final"], figures.TakeLast(2).Select(f => f.Basis));
    }

    [Fact]
    public void PartBehindTwoBases_HasNone()
    {
        var figures = Reading.Report(
            "二、一般公共预算支出情况", "2023年年初预算300.00万元，决算318.10万元，其中基本支出年初预算210.00万元，决算228.10万元，项目支出90.00万元。").All<NarrativeFigure>();

        Assert.Null(figures[^1].Basis);
    }

    [Theory]
    [InlineData("三公经费预算7.70万元，公务接待费增加0.35万元，实际支出2.41万元。", "three_public/initial 7.70万元", "/ 0.35万元", "reception/final 2.41万元")]
    [InlineData("三公经费预算7.70万元，较上年减少0.35万元，实际支出7.41万元。", "three_public/initial 7.70万元", "/ 0.35万元", "three_public/final 7.41万元")]
    [InlineData("三公经费预算7.70万元，公务接待费不得超过3.02万元，实际支出2.41万元。", "three_public/initial 7.70万元", "reception/final 2.41万元")]
    [InlineData("基本支出决算228.10万元，其中公用经费不足32万元，实际支出31.50万元。", "basic/final 228.10万元", "/ 31.50万元")]
    public void LaterClause_GoesOnWithTheNearestSubject_OrWithNone(string text, params string[] expected) => Assert.Equal(expected, Telling.Money(text));

    [Fact]
    public void SubjectThatIsCarriedOn_LeavesItsYearBehind()
    {
        var labels = Reading.Report("基本支出2022年为210.40万元，2023年为228.10万元。").All<NarrativeFigure>().Select(f => f.Label?.ToString());

        Assert.Equal(["基本支出2022年", "基本支出"], labels);
    }

    [Theory]
    [InlineData("争取上级资金350.11万，用于养护。", "text_money")]
    [InlineData("项目投入2.31亿。", "text_money")]
    [InlineData("基本支出￥1,205,000.00。", "text_money")]
    [InlineData("公用经费支出31.50W元。", "text_money")]
    [InlineData("利用外资120.55万美元。", "text_money")]
    [InlineData("收支差额（3.33）万元。", "text_money")]
    [InlineData("财政拨款结余▲5.55万元。", "text_money")]
    [InlineData("预算执行率为96.55。", "text_percentage")]
    [InlineData("第二部分得分：28.5。", "text_score")]
    [InlineData("受益群众12万人次，绿化3.5万亩。", "")]
    public void NumbersInAnUnusualSpelling_AreListed(string text, string what) =>
        Assert.Equal(what, string.Join(',', Reading.Report("一、基本情况", text).Untaken.Where(n => n.What != "text_head_count").Select(n => n.What)));

    [Theory]
    [InlineData("基本支出决算100万元，其中人员经费60万元，公用经费40万元，其中办公费10万元、差旅费30万元。", "100: 人员经费 60, 公用经费 40", "40: 办公费 10, 差旅费 30")]
    [InlineData("基本支出决算100万元，其中公用经费40万元，包括办公费10万元、差旅费20万元，人员经费60万元。", ": 办公费 10, 差旅费 20", "100: 公用经费 40, 人员经费 60")]
    [InlineData("项目支出100万元，其中：养护60万元，桥梁30万元，其余用于绿化。", ": 养护 60, 桥梁 30")]
    [InlineData("全县基本支出1200万元，其中我局人员经费60万元、公用经费40万元。", ": 人员经费 60, 公用经费 40")]
    [InlineData("项目支出100万元，其中主要用于养护60万元、桥梁30万元。", ": 养护 60, 桥梁 30")]
    [InlineData("基本支出100万元，其中：财政拨款100万元，人员经费60万元，公用经费40万元。", ": 财政拨款 100, 人员经费 60, 公用经费 40")]
    [InlineData("项目支出100万元，其中：养护70万元，桥梁40万元，核减10万元。", ": 养护 70, 桥梁 40")]
    [InlineData("项目支出100万元，其中：养护60万元，桥梁30万元。", "100: 养护 60, 桥梁 30")]
    public void ListThatIsNoPartition_HasNoTotal(string text, params string[] expected) =>
        Assert.Equal(expected.Order(), Telling.Lists(text).Select(l => l.Replace("主要用于养护", "养护", StringComparison.Ordinal)).Order());

    [Theory]
    [InlineData("四十三", 43)]
    [InlineData("伍佰陆拾贰万捌仟伍佰", 5628500)]
    [InlineData("一百零五", 105)]
    [InlineData("九十五点六三", 95.63)]
    public void ChineseNumber_IsRead(string words, double expected) => Assert.Equal((decimal)expected, PerfEval.Normalize.Values.ChineseNumber.Parse(words));

    [Theory]
    [InlineData("八百五")]
    [InlineData("五八百")]
    [InlineData("百")]
    public void DoubtfulChineseNumber_IsNull(string words) => Assert.Null(PerfEval.Normalize.Values.ChineseNumber.Parse(words));

    [Fact]
    public void StaffInWordsOrBehindAColon_IsRead()
    {
        var staffing = Reading.Report("编制人数：四十三名，在职人数：37人。").The<Staffing>();

        Assert.Equal((43m, 37m), (staffing.Authorised!.Value, staffing.Actual!.Value));
    }

    [Fact]
    public void NumbersThatNobodyTook_AreListedWithTheirParagraph()
    {
        var left = Reading.Report("一、基本情况", "2023年3月印发甲财〔2023〕10号，90分以上为优，补助标准20元/人，到场三十余人。").Untaken;

        Assert.Equal([(2, "text_head_count"), (2, "text_money"), (2, "text_score")], left.Select(n => (n.Paragraph, n.What)).Order());
    }

    // 数 ends a label more often than it says "some".
    [Fact]
    public void AmountRightBehindTheWordForNumber_IsAFigure()
    {
        var figures = Reading.Report("基本支出预算数717.29万元，调整后预算数1936.97万元，决算数1936.97万元。").All<NarrativeFigure>();

        Assert.Equal([("initial", 717.29m), ("adjusted", 1936.97m), ("final", 1936.97m)], figures.Select(f => (f.Basis!, f.Value!.Value!.Value)));
    }

    [Fact]
    public void WhatAnEntryIsMadeOf_LeavesNoneOut()
    {
        var items = Reading.Report("基本支出893.35万元。其中：人员经费807.02万元，主要包括：工资、津贴；公用经费83.75万元，主要包括：办公费。").All<NarrativeItem>();

        Assert.Equal([893.35m, 893.35m], items.Select(i => i.StatedTotal!.Value!.Value));
    }
}
