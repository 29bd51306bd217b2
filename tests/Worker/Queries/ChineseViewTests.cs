using System.Globalization;

namespace PerfEval.Worker.Tests.Queries;

public sealed class ChineseViewTests(AnalysedSamples samples) : IClassFixture<AnalysedSamples>
{
    private const string Pairs = """
        SELECT view_name, split_part(comment, ' | ', 1) FROM duckdb_views()
        WHERE NOT internal AND schema_name = 'main' AND regexp_full_match(view_name, '[a-z_]+') ORDER BY view_name
        """;

    [Fact]
    public void EveryView_HasTheSameRowsUnderItsChineseName()
    {
        var pairs = samples.Query(Pairs);

        Assert.Equal(36, pairs.Count);
        foreach (var pair in pairs)
        {
            var (english, chinese) = ((string)pair[0]!, (string)pair[1]!);
            var columns = samples.Query(
                $"SELECT column_name FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = '{chinese}' ORDER BY column_index");
            var unquoted = samples.Query($"SELECT {string.Join(", ", columns.Select(c => c[0]))} FROM {chinese}");
            Assert.Equal((english, Count($"FROM {english}")), (english, unquoted.Count));
        }
    }

    [Fact]
    public void SamplesFillTheViewsOfEveryForm()
    {
        string[] filled = ["报告", "人员", "基础数据", "项目", "资金", "资金性质", "指标", "计分项", "总分", "叙述数字", "单元格", "出处", "勾稽", "单位年度", "疑点", "疑点证据", "规则核对", "规则参数"];

        Assert.DoesNotContain(filled, view => Count("FROM " + view) == 0);
    }

    [Fact]
    public void AnalysedWarehouse_HasNoColumnWithoutAComment() => Assert.Empty(samples.Query("""
        SELECT table_name, column_name FROM duckdb_columns()
        WHERE NOT internal AND schema_name = 'main' AND (comment IS NULL OR len(string_split(comment, ' | ')) <> 6)
        UNION ALL
        SELECT view_name, NULL FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' AND (comment IS NULL OR len(string_split(comment, ' | ')) <> 3)
        """));

    [Fact]
    public void CodedValues_AreChinese()
    {
        Assert.Equal(Count("FROM funding WHERE scope = 'project' AND line = 'carry_over'"), Count("FROM 资金 WHERE 范围 = '项目' AND 资金代码 = '上年结转资金'"));
        Assert.Equal(Count("FROM funding_by_nature WHERE side = 'income'"), Count("FROM 资金性质 WHERE 收支 = '收入'"));
        Assert.Equal(Count("FROM flag WHERE severity = 'info'"), Count("FROM 疑点 WHERE 级别 = '填报提示'"));
        Assert.Equal(Count("FROM provenance WHERE view = 'indicator' AND field = 'score'"), Count("FROM 出处 WHERE 视图 = '指标' AND 字段 = '得分'"));
        Assert.Equal(0, Count("FROM 疑点证据 WHERE regexp_matches(视图 || 字段, '[a-z]')"));
        Assert.Equal(0, Count("FROM 勾稽 WHERE regexp_matches(关系, '[a-z]')"));
    }

    private long Count(string from) => Convert.ToInt64(samples.Query("SELECT count(*) " + from)[0][0], CultureInfo.InvariantCulture);
}
