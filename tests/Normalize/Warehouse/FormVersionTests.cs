using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Dictionary;

namespace PerfEval.Normalize.Tests.Warehouse;

public sealed class FormVersionTests
{
    private const string Form = "2023年度部门整体支出绩效自评表";
    private const string Fund = "资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分";

    [Theory]
    [InlineData("甲（终稿）.docx", null, 100, "甲.docx", "2024-09-01", 100, "wording")]
    [InlineData("甲.docx", null, 100, "甲（送审稿）.docx", "2024-09-01", 100, "wording")]
    [InlineData("甲.docx", "2024-09-01", 100, "乙.docx", "2024-08-31", 100, "published")]
    [InlineData("甲.docx", "2024-09-01", 100, "乙.docx", null, 100, "published")]
    [InlineData("甲（非正式）.docx", "2024-09-01", 100, "乙.docx", "2024-08-31", 100, "published")]
    [InlineData("甲（送审稿）终稿.docx", "2024-09-01", 100, "乙.docx", "2024-08-31", 100, "published")]
    [InlineData("甲.docx", null, 100, "乙.docx", null, 0, "numbers")]
    public void VersionTaken_IsThatOfTheRule_WhicheverCameLast(
        string taken, string? takenOn, int takenBudget, string other, string? otherOn, int otherBudget, string reason)
    {
        var (first, second) = (Unit(taken, takenBudget, takenOn), Unit(other, otherBudget, otherOn));
        foreach (var items in new[] { new[] { first, second }, [second, first] })
        {
            using var store = new Store();
            store.Load(items[0]);
            var told = Assert.Single(store.Load(items[1]));
            Assert.Equal((taken, other, reason), (told.Taken, told.Other, told.Reason));
            Assert.Equal(
                [$"{taken}|True|∅", $"{other}|False|{reason}"],
                store.Query("SELECT source_name, current, v.reason FROM report_version v JOIN document USING (document_id) ORDER BY current DESC"));
            Assert.Equal([$"{takenBudget}.000000"], store.Query("SELECT full_year FROM funding"));
        }
    }

    [Fact]
    public void WhereNothingTellsThemApart_TheLaterToArriveIsTaken_AndToldAsTheSame()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", 100));
        var told = Assert.Single(store.Load(Unit("a.pdf", 100)));

        Assert.Equal(("a.pdf", "a.docx", "loaded", 0), (told.Taken, told.Other, told.Reason, told.Differences));
        Assert.Empty(store.Query("FROM version_difference"));
        Assert.Equal(["0"], store.Query("SELECT differences FROM report_version WHERE NOT current"));
    }

    [Fact]
    public void EveryNumberInWhichVersionsDiffer_IsListedWithBothTextsAndPlaces()
    {
        using var store = new Store();
        store.Load(Whole("甲终稿.docx", "培训期数|≥12期|12期|50|50", "合格率|95%|96%|40|40", "满意度|90%|90%|10|10"));
        // One row more, one less, one number other; what is printed otherwise but is the same number is none.
        var told = Assert.Single(store.Load(Whole("甲.docx", "新增项|1个|1个|5|5", "培训期数|≥12期|11期|50.00|50", "合格率|95%|96%|40|40")));

        // 满意度 and 新增项 have four numbers each.
        Assert.Equal(9, told.Differences);
        Assert.Equal(
        [
            "培训期数|actual_value|12期|11期|甲终稿.docx 第2张表第2行第5列|甲.docx 第2张表第3行第5列",
        ],
        store.Query(
            "SELECT i.name, v.field, taken, other, taken_place, other_place FROM version_difference v JOIN indicator i USING (report_id, row_key) WHERE taken "
            + "IS NOT NULL AND other IS NOT NULL"));
    }

    [Fact]
    public void VersionWhoseSumsHold_IsTaken_BeforeOneThatIsMisread()
    {
        using var store = new Store();
        store.Load(Funds("甲.docx", "60.15"));
        var told = Assert.Single(store.Load(Funds("乙.docx", "60.51")));

        Assert.Equal(("甲.docx", "proved"), (told.Taken, told.Reason));
        Assert.Equal(["funding|initial|60.15|60.51"], store.Query("SELECT view, field, taken, other FROM version_difference"));
    }

    [Fact]
    public void ParagraphWithoutANumber_IsNoVersionOfTheReportsText()
    {
        using var store = new Store();
        store.Load(Store.Item("a.docx", "a", Reading.Unit, "一、基本情况", "基本支出决算96.5万元，其中办公费10万元、印刷费12万元。核定编制65名。"));
        Assert.Empty(store.Load(Store.Item("b.docx", "b", Reading.Unit, "一、基本情况", "我单位认真开展自评工作。", Form, Tables.Of(Fund, "年度资金总额|90|100|80|10|80%|8"))));
        Assert.Equal(["96.500000"], store.Query("SELECT value FROM narrative_figure WHERE value > 90"));
    }

    [Fact]
    public void LosingVersion_IsComparedOnce()
    {
        using var store = new Store();
        store.Load(Unit("甲终稿.docx", 100));
        store.Load(Unit("甲.docx", 150));
        var before = store.Query("FROM core.version_difference ORDER BY ALL");

        Assert.Empty(store.Load(Unit("乙.docx", 70, unit: "甲县检验局")));
        Assert.Equal(before, store.Query("FROM core.version_difference ORDER BY ALL"));
        Assert.Single(store.Load(Unit("甲送审稿.docx", 100)));
    }

    [Fact]
    public void AnalystsChoice_GoesBeforeTheRule_AndIsTakenBack()
    {
        using var store = new Store();
        store.Load(Unit("甲终稿.docx", 100), Unit("甲送审稿.docx", 150), Unit("乙.docx", 70, unit: "甲县检验局"));
        var choice = new VersionChoice("甲县测试局", 2023, "甲送审稿.docx", "审核组", "终稿有误", new DateOnly(2024, 6, 1)) { File = "a.yaml" };

        var told = Assert.Single(store.Choose(choice));
        Assert.Equal(("甲送审稿.docx", "chosen", 1), (told.Taken, told.Reason, told.Differences));
        Assert.Equal(["150.000000"], store.Query("SELECT full_year FROM funding JOIN report USING (report_id) WHERE unit = '甲县测试局'"));
        Assert.Empty(store.Choose(choice));
        Assert.Single(store.Choose());
        Assert.Equal(["100.000000"], store.Query("SELECT full_year FROM funding JOIN report USING (report_id) WHERE unit = '甲县测试局'"));
    }

    [Fact]
    public void ReadAnew_TheEarlierVersionDoesNotBecomeTheLater()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", 100), Unit("b.docx", 100));
        store.Load(Unit("a.docx", 100) with { RecognitionKey = "2" });

        Assert.Equal(
            ["1|a.docx|False", "2|b.docx|True"],
            store.Query("SELECT version, source_name, current FROM report_version JOIN document USING (document_id) ORDER BY 1"));
    }

    [Fact]
    public void VersionThatIsRemoved_LeavesTheOtherAndNoDifference()
    {
        using var store = new Store();
        store.Load(Unit("甲终稿.docx", 100), Unit("甲.docx", 150));
        store.Remove(Unit("甲终稿.docx", 100).DocumentId);

        Assert.Equal(["150.000000"], store.Query("SELECT full_year FROM funding"));
        Assert.Equal(0, store.Count("SELECT (SELECT count(*) FROM core.form_version) + (SELECT count(*) FROM core.version_difference)"));
    }

    [Fact]
    public void ReasonsOfTheRule_HaveCodes()
    {
        var codes = ViewCatalogue.OfFacts().Codes("version_reason");
        Assert.Equal(VersionRule.Steps.Select(step => (step.Code, step.Name)), codes.SkipLast(1));
    }

    private static LoadItem Unit(string origin, int budget, string? on = null, string unit = "甲县测试局") =>
        Store.Item(origin, origin, Form, Tables.Of($"单位名称|{unit}|<|<|<|<|<", Fund, $"年度资金总额|90|{(budget == 0 ? "/" : budget)}|80|10|80%|8"))
            with
        { PublishedOn = on is null ? null : DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) };

    private static LoadItem Funds(string origin, string part) => Store.Item(
        origin, origin, Reading.Unit, Form + "（单位：万元）", Tables.Of(Fund, "年度资金总额|100.20|||||", $"当年财政拨款|{part}|||||", "上年结转资金|40.05|||||"));

    private static LoadItem Whole(string origin, params string[] indicators) => Store.Item(
        origin, origin, Reading.Unit, Form, Tables.Of(Fund, "年度资金总额|90|100|80|10|80%|8"),
        Tables.Of(["一级指标|二级指标|三级指标|指标值|完成值|分值|得分", .. indicators.Select((line, i) => $"{(i == 0 ? "产出指标" : "^")}|{(i == 0 ? "数量指标" : "^")}|{line}")]));
}
