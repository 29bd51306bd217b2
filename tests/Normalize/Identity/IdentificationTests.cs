using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Identity;

public sealed class IdentificationTests
{
    private static readonly Table s_funds = Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|1|2|3");

    [Fact]
    public void UnitInForm_ComesBeforeTheTitle() => Assert.Equal(
        "甲县检验局", One(Reading.Of(Reading.Unit, "2023年度部门整体支出绩效自评表", Tables.Of("单位名称|甲县检验局|<|<", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|1|2|3"))).Unit);

    [Fact]
    public void TitleOverTwoLines_NamesTheUnit() => Assert.Equal("南县测试局", One(Reading.Of("南县测试局2023年度部门整体支出", "绩效自评报告", s_funds)).Unit);

    [Fact]
    public void ImplementingUnit_StandsInWhereNothingElseNamesOne() => Assert.Equal(
        "南县养护中心", One(Reading.Of("项目支出绩效自评表", Tables.Of("项目名称|道路养护|实施单位|南县养护中心", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|1|2|3"))).Unit);

    [Fact]
    public void FileName_StandsInWhereNothingElseNamesOne()
    {
        var identity = One(Reading.Of(new SourceHint("南县测试局2022年度部门整体支出绩效自评报告.docx"), "部门整体支出绩效自评表", s_funds));
        Assert.Equal(("南县测试局", 2022, "430921"), (identity.Unit, identity.Year, identity.Division.Code));
    }

    [Fact]
    public void DivisionOfThePortal_StandsInForAUnitWithoutOne() => Assert.Equal(
        "430921",
        One(Reading.Of(new SourceHint("a.docx", null, "南县"), "部门整体支出绩效自评表", Tables.Of("单位名称|财政局|<|<", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|1|2|3"))).Division.Code);

    [Fact]
    public void YearOfFormTitle_ComesBeforeThatOfTheReport() => Assert.Equal(2022, One(Reading.Of(Reading.Unit, "2022年度部门整体支出绩效自评表", s_funds)).Year);

    [Fact]
    public void YearsInHeads_GiveTheLatest() => Assert.Equal(
        2022, One(Reading.Of("部门整体支出绩效评价基础数据表", Tables.Of("单位名称|甲县测试局|<|<", "经费|2021年决算数|2022年预算数|2022年决算数", "三公经费|1|2|3"))).Year);

    [Fact]
    public void NoYear_IsWarnedOf()
    {
        var document = Reading.Of("部门整体支出绩效自评表", Tables.Of("单位名称|甲县测试局|<|<", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|1|2|3"));
        Assert.Null(One(document).Year);
        Assert.Contains(document.Warnings, w => w.Kind == "unknown_year");
    }

    [Fact]
    public void SameUnitAndYear_GiveTheSameReportId() =>
        Assert.Equal(One(Reading.Of(Reading.Unit, s_funds)).ReportId, One(Reading.Of(new SourceHint("b.doc"), Reading.Unit, s_funds)).ReportId);

    private static ReportIdentity One(RecognisedDocument document) => Assert.Single(document.Reports).Identity;
}
