using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Normalize.Tests.Warehouse;

/// <summary>上年决算数 is held against last year's report, whichever of the two comes first, is replaced or goes.</summary>
public sealed class YearClosureTests
{
    private const string Closures = "SELECT relation, expected, actual, holds FROM closure WHERE relation = 'prior_year'";
    private const string Proofs =
        "SELECT r.year, p.field, p.proof FROM provenance p JOIN report r USING (report_id) WHERE p.view = 'budget_line' AND p.field IN ('prior_final', "
        + "'final') ORDER BY ALL";
    private const string Counts = "SELECT year, proved, unproved, contradicted FROM report ORDER BY year";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PriorYear_ThatAgrees_IsProvedOnBothSides(bool laterFirst)
    {
        using var store = new Store();
        LoadItem[] items = [Year("a.docx", "1", 2022, "5.10|6.20|7.35"), Year("b.docx", "1", 2023, "7.35|8.40|9.60")];
        foreach (var item in laterFirst ? items.Reverse() : items)
            store.Load(item);

        Assert.Equal(["prior_year|7.350000|7.350000|True"], store.Query(Closures));
        Assert.Equal(["2022|final|proved", "2022|prior_final|unproved", "2023|final|unproved", "2023|prior_final|proved"], store.Query(Proofs));
        Assert.Equal(["2022|1|2|0", "2023|1|2|0"], store.Query(Counts));
        Assert.Equal(
            ["actual|final|True", "expected|prior_final|True"],
            store.Query("SELECT side, field, proves FROM closure_term JOIN closure USING (closure_id) WHERE relation = 'prior_year' ORDER BY ALL"));
    }

    [Fact]
    public void PriorYear_ThatDiffers_ContradictsBoth()
    {
        using var store = new Store();
        store.Load(Year("a.docx", "1", 2022, "5.10|6.20|7.35"), Year("b.docx", "1", 2023, "7.53|8.40|9.60"));

        Assert.Equal(["prior_year|7.530000|7.350000|False"], store.Query(Closures));
        Assert.Equal(["2022|final|contradicted", "2022|prior_final|unproved", "2023|final|unproved", "2023|prior_final|contradicted"], store.Query(Proofs));
        Assert.Equal(["2022|0|2|1", "2023|0|2|1"], store.Query(Counts));
    }

    [Fact]
    public void PriorYear_BesideANumberAsNear_ProvesNothing()
    {
        using var store = new Store();
        store.Load(Year("a.docx", "1", 2022, "5.10|6.20|7.35"), Year("b.docx", "1", 2023, "7.35|7.36|9.60"));

        Assert.Equal(["2022|final|proved", "2022|prior_final|unproved", "2023|final|unproved", "2023|prior_final|unproved"], store.Query(Proofs));
    }

    [Fact]
    public void LastYearsReport_ThatIsReplacedOrGoes_TakesItsEquationAlong()
    {
        using var store = new Store();
        store.Load(Year("a.docx", "1", 2022, "5.10|6.20|7.35"), Year("b.docx", "1", 2023, "7.35|8.40|9.60"));
        store.Load(Year("a.docx", "2", 2022, "5.10|6.20|7.30"));
        Assert.Equal(["prior_year|7.350000|7.300000|False"], store.Query(Closures));
        Assert.Equal(["2022|0|2|1", "2023|0|2|1"], store.Query(Counts));

        store.Remove(Year("a.docx", "2", 2022, "5.10|6.20|7.30").DocumentId);

        Assert.Empty(store.Query(Closures));
        Assert.Equal(["2023|0|3|0"], store.Query(Counts));
        Assert.Equal(0, store.Count("SELECT count(*) FROM core.late_proof"));
    }

    [Fact]
    public void ThisYearsReport_ThatGoes_LeavesLastYearsAsItWas()
    {
        using var store = new Store();
        store.Load(Year("a.docx", "1", 2022, "5.10|6.20|7.35"), Year("b.docx", "1", 2023, "7.35|8.40|9.60"));

        store.Remove(Year("b.docx", "1", 2023, "7.35|8.40|9.60").DocumentId);

        Assert.Equal(["2022|0|3|0"], store.Query(Counts));
        Assert.Equal(0, store.Count("SELECT count(*) FROM core.late_proof"));
    }

    private static LoadItem Year(string origin, string sha, int year, string figures) => Store.Item(
        origin, sha, $"{year}年度甲县测试局部门整体支出绩效自评报告", $"{year}年度部门整体支出绩效评价基础数据表", Tables.Of("经费|上年决算数|本年预算数|本年决算数", $"三公经费|{figures}"));
}
