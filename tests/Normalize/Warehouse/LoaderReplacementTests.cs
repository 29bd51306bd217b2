using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Normalize.Tests.Warehouse;

/// <summary>What stays, what goes and what is doubted when documents come again, are rejected or are forgotten.</summary>
public sealed class LoaderReplacementTests
{
    private const string Form = "2023年度部门整体支出绩效自评表";
    private const string Fund = "资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分";

    [Fact]
    public void BytesReadBefore_RejectedToday_KeepTheirRows()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", 100));
        var before = store.Dump();

        store.Load(Store.Rejected("a.docx", "1"));

        Assert.Equal(before, store.Dump());
        Assert.Equal(["read"], store.Query("SELECT status FROM document"));
    }

    [Fact]
    public void BytesRejectedBefore_ReadToday_GiveTheirRows()
    {
        using var store = new Store();
        store.Load(Store.Rejected("a.docx", "1"));
        store.Load(Unit("a.docx", "1", 100));

        Assert.Equal(["read"], store.Query("SELECT status FROM document"));
        Assert.Equal(["100.000000"], store.Query("SELECT full_year FROM funding"));
    }

    [Fact]
    public void RejectionForAnotherReason_IsTold_TheSameOneChangesNothing()
    {
        using var store = new Store();
        store.Load(Store.Rejected("a.docx", "1"));
        var before = store.Dump();
        store.Load(Store.Rejected("a.docx", "1"));
        Assert.Equal(before, store.Dump());

        store.Load(Store.Rejected("a.docx", "1") with { Rejection = new Rejection("locked", "文件加密。", "Encrypted.") });

        Assert.Equal(["文件加密。 Encrypted."], store.Query("SELECT reason FROM document"));
    }

    [Fact]
    public void SameBytesUnderAnotherKey_AreLoadedAnew()
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", 100));
        store.Load(Unit("a.docx", "1", 150) with { RecognitionKey = "2" });

        Assert.Equal(["150.000000"], store.Query("SELECT full_year FROM funding"));
        Assert.Equal(1, store.Count("SELECT count(*) FROM core.document"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public void ForgottenVersion_LeavesNoTraceOfItsFigures_AsTheOldOneOrTheNew(string forgotten)
    {
        using var store = new Store();
        store.Load(Unit("a.docx", "1", 100), Unit("b.docx", "1", 7));
        store.Load(Unit("a.docx", "2", 150), Unit("b.docx", "2", 8));
        Assert.Equal(2, store.Count("SELECT count(DISTINCT document_id) FROM core.value_change"));

        store.Remove(Unit("a.docx", forgotten, 0).DocumentId);

        Assert.Equal(["7|8"], store.Query("SELECT DISTINCT before, after FROM core.value_change WHERE field = 'full_year'"));
        var id = Unit("a.docx", forgotten, 0).DocumentId;
        Assert.Equal(0, store.Count($"SELECT count(*) FROM core.value_change WHERE document_id = '{id}' OR previous_document_id = '{id}'"));
        Assert.Empty(store.Dump($"document_id = '{id}'"));
    }

    [Theory]
    [InlineData(Trust.Disputed - 0.1, "ocr_uncertain")]
    [InlineData(Trust.Disputed, "ocr_uncertain")]
    [InlineData(Trust.Inferred, "inferred")]
    [InlineData(Trust.Review, "printed")]
    [InlineData(Trust.ReadTwice, "printed")]
    [InlineData(Trust.Printed, "printed")]
    public void Certainty_FollowsTheConfidenceOfTheCell(double confidence, string certainty)
    {
        var table = Tables.Of(Fund, "年度资金总额|90|100|80|10|80%|8");
        var document = Reading.Document(
            Reading.Unit, Form, "单位：万元", table with { Cells = [.. table.Cells.Select(c => c is { Row: 1, Col: 2 } ? c with { Confidence = confidence } : c)] });
        using var store = new Store();

        store.Load(Store.Item("a.pdf", "1") with { Content = Reading.Of(new SourceHint("a.pdf"), document) });

        Assert.Equal([$"full_year|{certainty}"], store.Query("SELECT field, certainty FROM provenance WHERE view = 'funding' AND field = 'full_year'"));
        Assert.Equal(["printed"], store.Query("SELECT DISTINCT certainty FROM provenance WHERE view = 'funding' AND field <> 'full_year'"));
    }

    private static LoadItem Unit(string origin, string sha, int budget) =>
        Store.Item(origin, sha, Form, Tables.Of($"单位名称|{(origin == "a.docx" ? "甲县测试局" : "甲县检验局")}|<|<|<|<|<", Fund, $"年度资金总额|90|{budget}|80|10|80%|8"));
}
