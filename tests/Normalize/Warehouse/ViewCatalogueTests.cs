using PerfEval.Normalize.Warehouse.Dictionary;

namespace PerfEval.Normalize.Tests.Warehouse;

public sealed class ViewCatalogueTests
{
    private const string Head = "view\tcolumn\tzh\tunit\tcodes\tsource\tmeaning\tmeaning_en\n";
    private const string Codes = "set\tcode\tzh\nscope\tunit\t单位\nscope\tproject\t项目\n";

    [Fact]
    public void ColumnThatNamesOnlyItself_IsDescribedByTheSharedOne()
    {
        var catalogue = Parse("*\treport_id\t报告编号\t\t\t\t编号\tThe report", "funding\t\t资金\t\t\t\t资金\tFunds", "funding\treport_id");

        var column = Assert.Single(Assert.Single(catalogue.Views).Columns);
        Assert.Equal(("report_id", "报告编号"), (column.Name, column.Chinese));
    }

    [Fact]
    public void CodedValue_IsTranslatedInTheChineseView()
    {
        var script = DictionarySql.Script(Parse("funding\t\t资金\t\t\t\t资金\tFunds", "funding\tscope\t范围\t\tscope\t\t范围\tScope"));

        Assert.Contains("""CASE "scope" WHEN 'unit' THEN '单位' WHEN 'project' THEN '项目' ELSE "scope" END AS 范围""", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Comment_SaysNameUnitSourceMeaningAndCodes()
    {
        var script = DictionarySql.Script(Parse("funding\t\t资金\t\t\t\t资金\tFunds", "funding\tscope\t范围\t\tscope\t自评表\t范围\tScope"));

        Assert.Contains("""COMMENT ON COLUMN "funding"."scope" IS '范围 | - | 自评表 | 范围 | Scope | unit=单位、project=项目';""", script, StringComparison.Ordinal);
        Assert.Contains("COMMENT ON COLUMN 资金.范围 IS 'scope | - | 自评表 | 范围 | Scope | unit=单位、project=项目';", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("funding\t\t资金\t\t\t\t资金\tFunds", "funding\tinitial")]
    [InlineData("funding\t\t资金\t\t\t\t资金\tFunds", "funding\tinitial\t年初(预算)\t\t\t\t年初\tInitial")]
    [InlineData("funding\t\t资金\t\t\t\t资金\tFunds", "funding\tinitial\t年初\t\t\t\t年初")]
    [InlineData("funding\t\t资金\t\t\t\t资金\tFunds", "funding\tside\t收支\t\tside\t\t收支\tSide")]
    [InlineData("funding\t\t资金\t\t\t\t资金\tFunds", "funding\tinitial\t年初\t\t\t\t年初\tInitial", "funding\tfinal\t年初\t\t\t\t决算\tFinal")]
    [InlineData("funding\tinitial\t年初\t\t\t\t年初\tInitial")]
    public void IncompleteOrUnusableLine_IsRefused(params string[] lines) =>
        Assert.Throws<InvalidDataException>(() => Parse(lines));

    private static ViewCatalogue Parse(params string[] lines) => ViewCatalogue.Parse(Head + string.Join('\n', lines), Codes);
}
