using PerfEval.Ingest.Processes;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

/// <summary>What is edited in the data folder changes what depends on it, at the next step of any kind.</summary>
public sealed class EditedDataTests : IDisposable
{
    private const string Unit = "桃源县沅岸生态巡护站";

    private static readonly byte[] s_changed = CrawledHome.Edited("taoyuan-2023.txt", ("自评得分95.7分", "自评得分98.2分"));

    private readonly EditedHome _home = new(new ReaderProcesses(ChildProgram.Reader));

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task EditedVocabulary_ReachesDocumentsIngestedBefore_WhenAnotherFileIsIngested()
    {
        await _home.Ingest("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        Assert.NotEmpty(Lines("current_year_appropriation"));
        _home.Edit("vocabulary/self_evaluation.yaml", Vocabulary().Replace("当年财政拨款, ", "", StringComparison.Ordinal));
        await _home.Ingest("b.txt", CrawledHome.Sample("qinghe-2023.txt"));

        Assert.Empty(Lines("current_year_appropriation"));
        Assert.Contains("1 documents are read anew", _home.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNothingWasEdited_NothingIsReadAnew()
    {
        await _home.Ingest("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Refresh();

        Assert.DoesNotContain("read anew", _home.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditedThreshold_ChangesFlags()
    {
        await _home.Ingest("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        _home.Analyse();
        Assert.NotEmpty(_home.Query("FROM flag WHERE rule_id = 'AR02'"));
        _home.Edit("parameters.yaml", "AR02: {tolerance: 1000}\n");
        _home.Analyse();

        Assert.Empty(_home.Query("FROM flag WHERE rule_id = 'AR02'"));
    }

    [Fact]
    public async Task ThresholdThatIsNone_IsRefusedByName()
    {
        await _home.Ingest("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        _home.Edit("parameters.yaml", "AR02:\n  limit: 1000\n");

        Assert.Contains(
            "parameters.yaml:2: AR02 has no parameter 'limit'", Assert.Throws<InvalidOperationException>(_home.Analyse).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChoiceOfVersion_ChangesReportAndFlags_AndIsTold()
    {
        await _home.Ingest("终稿.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Ingest("送审稿.txt", s_changed);
        Assert.Contains("取 终稿.txt，未取 送审稿.txt（依据名称字样），1 个数不同", _home.Lines, StringComparison.Ordinal);
        _home.Edit(
            "versions/a.yaml",
            $"- unit: {Unit}\n  year: 2023\n  sha256: {_home.Query("SELECT sha256 FROM document WHERE source_name = '送审稿.txt'")[0]}\n  who: 审核组\n  why: 误传\n  "
            + $"date: 2024-06-01\n");
        await _home.Refresh();

        Assert.Equal(["98.200000"], _home.Query("SELECT self_score FROM report"));
        Assert.Contains("取 送审稿.txt，未取 终稿.txt（依据人工选择），1 个数不同", _home.Lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Unit, 2023, 0, false)]
    [InlineData(Unit, 2023, 1, true)]
    [InlineData(Unit, 2022, 0, true)]
    [InlineData("桃源县水务局", 2023, 0, true)]
    public async Task ChoiceThatFitsNoDocument_IsNamed(string unit, int year, int digits, bool told)
    {
        await _home.Ingest("终稿.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        var sha = new string('0', digits) + _home.Query("SELECT sha256 FROM document")[0][digits..];
        _home.Edit("versions/a.yaml", $"- unit: {unit}\n  year: {year}\n  sha256: {sha}\n  who: 审核组\n  why: 误传\n  date: 2024-06-01\n");
        await _home.Ingest("送审稿.txt", s_changed);

        Assert.Equal(told, _home.Lines.Contains($"Choice not applied: {unit} {year}：", StringComparison.Ordinal));
    }

    [Fact]
    public async Task NewDateOnThePortal_MayChangeWhichVersionIsTaken()
    {
        var (a, b) = ("https://portal.example/a.txt", "https://portal.example/b.txt");
        _home.Crawl(a, CrawledHome.Sample("taoyuan-2023.txt"), "自评报告", new DateOnly(2024, 5, 1));
        _home.Crawl(b, s_changed, "自评报告", new DateOnly(2024, 5, 2));
        await _home.Load();
        Assert.Equal(["98.200000"], _home.Query("SELECT self_score FROM report"));
        _home.Crawl(a, CrawledHome.Sample("taoyuan-2023.txt"), "自评报告", new DateOnly(2024, 5, 3));
        await _home.Load();

        Assert.Equal(["95.700000"], _home.Query("SELECT self_score FROM report"));
    }

    [Fact]
    public async Task WhatIsLoadedLater_MayHaveComeEarlier()
    {
        _home.Crawl("https://portal.example/a.txt", CrawledHome.Sample("taoyuan-2023.txt"), "自评报告", null);
        // A local file is loaded at once, the crawled one only now.
        await _home.Ingest("b.txt", s_changed);
        await _home.Load();

        Assert.Equal(["98.200000"], _home.Query("SELECT self_score FROM report"));
        Assert.Empty(await _home.AgainstFresh());
    }

    [Fact]
    public async Task VersionBeforeAForgottenOne_IsNotTakenForTheCurrentOne_WhenTheWarehouseIsMadeAnew()
    {
        await _home.Ingest("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Ingest("a.txt", s_changed);
        _home.Forget(_home.PathOf("a.txt"));

        Assert.Empty(await _home.AgainstFresh());
        Assert.Empty(_home.Query("FROM report"));
    }

    [Fact]
    public async Task LocalFileWhoseOldBytesComeBack_CameWhenTheyFirstDid()
    {
        await _home.Ingest("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        var first = _home.Query("SELECT fetched_at FROM document");
        await _home.Ingest("a.txt", s_changed);
        await _home.Ingest("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));

        Assert.Equal(first, _home.Query("SELECT fetched_at FROM document WHERE status = 'read'"));
        Assert.Empty(await _home.AgainstFresh());
    }

    private IReadOnlyList<string> Lines(string line) =>
        _home.Query($"SELECT 1 FROM funding JOIN report USING (report_id) WHERE unit = '{Unit}' AND line = '{line}'");

    private static string Vocabulary() => File.ReadAllText(Path.Combine(DataFolder.Find(), "vocabulary", "self_evaluation.yaml"));
}
