using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Normalize.Tests.Warehouse;

public sealed class LoaderTests
{
    private const string Form = "2023年度部门整体支出绩效自评表";
    private const string Fund = "资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分";

    [Fact]
    public void SameBytes_LoadedTwice_ChangeNoRow()
    {
        using var store = new Store();
        store.Load(Whole("a.docx", "1"), Whole("b.docx", "2"));
        var before = store.Dump();
        store.Load(Whole("b.docx", "2"), Whole("a.docx", "1"));
        Assert.NotEmpty(before);
        Assert.Equal(before, store.Dump());
    }

    [Fact]
    public void ChangedFile_ReplacesItsRowsAndNoOthers()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", "甲县测试局", 100), Unit("b.docx", "1", "甲县检验局", 200));
        var other = store.Dump($"document_id = '{Unit("b.docx", "1", "甲县检验局", 200).DocumentId}'");
        store.Load(Unit("a.docx", "2", "甲县测试局", 150));
        Assert.Equal(["150.000000", "200.000000"], store.Query("SELECT full_year FROM funding ORDER BY 1"));
        Assert.Equal(other, store.Dump($"document_id = '{Unit("b.docx", "1", "甲县检验局", 200).DocumentId}'"));
        var gone = $"document_id = '{Unit("a.docx", "1", "甲县测试局", 100).DocumentId}'";
        Assert.Equal(0, store.Count($"SELECT count(*) FROM cell WHERE {gone}"));
        Assert.DoesNotContain(
            store.Dump(gone), row => !row.StartsWith("document|", StringComparison.Ordinal) && !row.StartsWith("report_version|", StringComparison.Ordinal));
        Assert.Equal(store.Count("SELECT count(*) FROM core.cell"), store.Count("SELECT count(*) FROM cell"));
        Assert.Equal(store.Count("SELECT count(*) FROM core.provenance"), store.Count("SELECT count(*) FROM provenance"));
    }

    [Fact]
    public void RejectedVersion_KeepsTheOldRows()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", "甲县测试局", 100));
        store.Load(Store.Rejected("a.docx", "2"));
        Assert.Equal(["100.000000"], store.Query("SELECT full_year FROM funding"));
        Assert.Equal(["read", "rejected"], store.Query("SELECT status FROM document ORDER BY 1"));
    }

    [Fact]
    public void TwoVersionsInOneBatch_LeaveTheLast()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", "甲县测试局", 100), Unit("a.docx", "2", "甲县测试局", 150), Unit("a.docx", "2", "甲县测试局", 150));
        Assert.Equal(["150.000000"], store.Query("SELECT full_year FROM funding"));
        Assert.Equal(1, store.Count("SELECT count(*) FROM core.document"));
    }

    [Fact]
    public void TwoVersionsInOneTransaction_LeaveTheLast()
    {
        using var store = new Store();
        store.LoadTogether([Unit("a.docx", "1", "甲县测试局", 100), Unit("b.docx", "1", "甲县检验局", 200)], [Unit("a.docx", "2", "甲县测试局", 150)]);
        Assert.Equal(["150.000000", "200.000000"], store.Query("SELECT full_year FROM funding ORDER BY 1"));
        Assert.Equal(["1|False", "1|True", "2|True"], store.Query("SELECT version, current FROM report_version ORDER BY ALL"));
    }

    [Fact]
    public void BatchesInOneTransaction_AreTheSameRowsAsOneByOne()
    {
        using var together = new Store();
        using var apart = new Store();
        together.LoadTogether([Unit("a.docx", "1", "甲县测试局", 100)], [], [Unit("b.docx", "1", "甲县检验局", 200)]);
        apart.Load(Unit("a.docx", "1", "甲县测试局", 100));
        apart.Load(Unit("b.docx", "1", "甲县检验局", 200));
        foreach (var table in new[] { "cell", "provenance", "funding", "report" })
            Assert.Equal(apart.Query($"FROM {table} ORDER BY ALL"), together.Query($"FROM {table} ORDER BY ALL"));
    }

    [Fact]
    public void UncommittedDocuments_LeaveNothing()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", "甲县测试局", 100));
        var before = store.Dump();
        store.Abandon(Unit("a.docx", "2", "甲县测试局", 150), Unit("b.docx", "1", "甲县检验局", 200));
        Assert.Equal(before, store.Dump());
    }

    [Fact]
    public void OldVersion_ThatComesBack_IsCurrentAgain()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", "甲县测试局", 100));
        store.Load(Unit("a.docx", "2", "甲县测试局", 150));
        store.Load(Unit("a.docx", "1", "甲县测试局", 100));
        Assert.Equal(["100.000000"], store.Query("SELECT full_year FROM funding"));
        Assert.Equal(3, store.Count("SELECT count(*) FROM report_version"));
        Assert.Equal(1, store.Count("SELECT count(*) FROM report"));
    }

    [Fact]
    public void AnnexInAnotherFile_JoinsTheReport()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", "甲县测试局", 100));
        store.Load(Store.Item("b.docx", "1", Reading.Unit, "2023年度项目支出绩效自评表", Tables.Of("项目名称|道路养护|<|<|<|<|<", Fund, "年度资金总额|10|11|9|10|81.8%|8")));
        Assert.Equal(1, store.Count("SELECT count(*) FROM report"));
        Assert.Equal(["annex", "main"], store.Query("SELECT role FROM report_document ORDER BY 1"));
        Assert.Equal(["∅|100.000000", "道路养护|11.000000"], store.Query("SELECT project, full_year FROM funding ORDER BY ordinal, full_year DESC"));
    }

    [Fact]
    public void NewestForm_Wins_AndHistoryStays()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", "甲县测试局", 100));
        store.Load(Unit("b.docx", "1", "甲县测试局", 150));
        Assert.Equal(["150.000000"], store.Query("SELECT full_year FROM funding"));
        Assert.Equal(["1|False", "2|True"], store.Query("SELECT version, current FROM report_version ORDER BY 1"));
        store.Load(Unit("b.docx", "2", "甲县检验局", 70));
        Assert.Equal(["100.000000", "70.000000"], store.Query("SELECT full_year FROM funding ORDER BY 1 DESC"));
    }

    [Fact]
    public void EveryNumber_HasOneOrigin_InAStoredCell()
    {
        using var store = new Store();
        store.Load(Whole("a.docx", "1"));
        foreach (var (view, fields) in Numeric(store))
        {
            foreach (var field in fields)
            {
                Assert.Equal(
                    0, store.Count(
                        $"SELECT count(*) FROM (SELECT v.row_key, count(p.row_key) AS n FROM {view} v LEFT JOIN provenance p ON p.report_id = v.report_id "
                        + $"AND p.view = '{view}' AND p.row_key = v.row_key AND p.field = '{field}' WHERE v.{field} IS NOT NULL GROUP BY 1 HAVING n <> 1)"));
            }
        }

        Assert.Equal(
            0, store.Count("""SELECT count(*) FROM provenance p ANTI JOIN cell c USING (document_id, table_no, "row", col) WHERE p.table_no IS NOT NULL"""));
        Assert.NotEqual(0, store.Count("SELECT count(*) FROM provenance WHERE value_state = 'number'"));
    }

    [Fact]
    public void Cells_AddUp()
    {
        using var store = new Store();
        store.Load(Whole("a.docx", "1"));
        Assert.Equal(1, store.Count(
            """
            SELECT count(*) FROM report r WHERE r.cells = r.claimed + r.ignored + r.leftover AND r.leftover > 0 AND r.ignored > 0
              AND r.cells = (SELECT count(*) FROM cell c WHERE c.document_id = r.document_id AND trim(c.text) <> '')
              AND r.leftover = (SELECT count(*) FROM leftover l WHERE l.report_id = r.report_id)
            """));
    }

    [Fact]
    public void MoreDecimalsThanTheColumn_AreRounded()
    {
        using var store = new Store();
        store.Load(Store.Item("a.docx", "1", Reading.Unit, Form, Tables.Of(Fund, "年度资金总额|1.12345678|2|3|10|33.33333333333|3.3333333333")));
        Assert.Equal(["1.123457|33.333333|3.333333"], store.Query("SELECT initial, rate_pct, score FROM funding"));
    }

    [Fact]
    public void NamesAndPhones_AreNowhereInTheWarehouse()
    {
        using var store = new Store();
        store.Load(Store.Item(
            "a.docx", "1", Reading.Unit, "一、基本情况", "填报工作完成。联系人：测试员甲，电话：13900000000。", Form,
            Tables.Of(
                "单位名称|甲县测试局|联系人|测试员甲|联系电话|13900000000|", "其他信息|联系人|测试员甲|||", Fund, "年度资金总额|1|2|3|10|33%|3", "填表人：测试员甲 电话：0730-1234567|<|<|<|<|<|<",
                "填表人|测试员乙|||||")));
        var dump = string.Join('\n', store.Dump());
        Assert.DoesNotContain("测试员", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000000", dump, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", dump, StringComparison.Ordinal);
        Assert.Contains("联系电话", dump, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectNamedWithAPhoneNumber_JoinsItsRowsUnderTheMaskedName()
    {
        using var store = new Store();
        store.Load(Store.Item(
            "a.docx", "1", Reading.Unit, "2023年度项目支出绩效自评表（联系人：测试员甲，电话：13900000000）",
            Tables.Of("项目名称|道路养护（联系人：测试员甲，电话：13900000000）|<|<|<|<|<", Fund, "年度资金总额|10|11|9|10|81.8%|8")));

        Assert.Equal(["道路养护（联系人：＊＊，电话：＊＊＊）"], store.Query("SELECT project FROM project JOIN funding USING (report_id, project)"));
        Assert.DoesNotContain("13900000000", string.Join('\n', store.Dump()), StringComparison.Ordinal);
        Assert.DoesNotContain("测试员", string.Join('\n', store.Dump()), StringComparison.Ordinal);
    }

    private static LoadItem Unit(string origin, string sha, string unit, int budget) =>
        Store.Item(origin, sha, Form, Tables.Of($"单位名称|{unit}|<|<|<|<|<", Fund, $"年度资金总额|90|{budget}|80|10|80%|8"));

    // A form of every kind, a cell that nobody knows and a signature.
    private static LoadItem Whole(string origin, string sha) => Store.Item(
        origin, sha, Reading.Unit, "一、基本情况", "基本支出决算96.5万元，其中办公费10万元、印刷费12万元。核定编制65名。",
        "2023年度部门整体支出绩效评价基础数据表",
        Tables.Of("编制数|在职人数|控制率|", "65|60|92.31%|", "经费|上年决算数|本年预算数|本年决算数", "三公经费|1|2|3", "通讯补贴|4|5|6"),
        Form,
        Tables.Of(Fund, "年度资金总额|90|100|80|10|80%|8", "按收入性质分：100|<|<|按支出性质分：100|<|<|<"),
        Tables.Of(
            "一级指标|二级指标|三级指标|指标值|完成值|分值|得分", "产出指标（50分）|数量指标|培训期数|≥12期|12期|50|50", "^|^|合格率|95%|96%|40|A", "总分|<|<|<|<|100|98",
            "填表人：|<|<|<|<|<|<"));

    private static IEnumerable<(string View, string[] Fields)> Numeric(Store store) =>
        store.Query("""
            SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'core' AND data_type = 'DECIMAL(18,6)'
              AND table_name NOT IN ('report_part', 'closure', 'closure_term', 'proposal') ORDER BY ALL
            """).Select(r => r.Split('|')).GroupBy(r => r[0]).Select(g => (g.Key, g.Select(r => r[1]).ToArray()));
}
