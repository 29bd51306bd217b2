using PerfEval.Ingest.Archive.Journal;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

public sealed class ForgetTests : IDisposable
{
    private readonly CrawledHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task ForgottenReport_LeavesArchiveAndWarehouse_WithATrace_AndIsNotTakenInAgain()
    {
        var path = await Ingested();
        var sha = Assert.Single(_home.State().Documents).Sha256;
        Assert.NotEmpty(_home.Query("SELECT 1 FROM flag"));

        var (exit, _, errors) = await _home.Run("forget", path, "--who", "管理员", "--why", "含个人信息", "--now");

        Assert.True(exit == ExitCode.Success, errors);
        foreach (var table in new[]
        {
            "document",
            "report",
            "report_version",
            "cell",
            "provenance",
            "flag",
            "flag_evidence",
            "rule_check",
            "core.original",
            "analytics.flag_seen"
        })
            Assert.Equal(["0"], _home.Query($"SELECT count(*) FROM {table}"));
        Assert.False(_home.Store.Contains(sha));
        var trace = Assert.Single(_home.State().Forgotten);
        Assert.Equal(("管理员", "含个人信息", sha, path), (trace.Who, trace.Why, trace.Sha256, trace.Addresses[0]));
        Assert.Equal(ExitCode.SomeRejected, (await _home.Run("ingest", path)).Exit);
        Assert.Equal(["0"], _home.Query("SELECT count(*) FROM document"));
    }

    [Fact]
    public async Task ForgottenReport_ComesBackWithinThirtyDays()
    {
        var path = await Ingested();
        var before = _home.Query("SELECT view, row_key, field, raw FROM provenance ORDER BY ALL");
        await _home.Run("forget", path, "--who", "管理员", "--why", "误传");

        var (exit, _, errors) = await _home.Run("restore", path, "--who", "管理员", "--why", "误删");

        Assert.True(exit == ExitCode.Success, errors);
        Assert.Equal(before, _home.Query("SELECT view, row_key, field, raw FROM provenance ORDER BY ALL"));
        Assert.Equal(1, (await _home.Load()).Unchanged);
    }

    [Fact]
    public async Task ErasedReport_NeedsItsFile_AndNoOther()
    {
        var path = await Ingested();
        await _home.Run("forget", path, "--who", "管理员", "--why", "误传", "--now");

        Assert.Equal(ExitCode.Failure, (await _home.Run("restore", path, "--who", "管理员", "--why", "误删")).Exit);
        Assert.Equal(ExitCode.Failure, (await _home.Run("restore", path, "--who", "管理员", "--why", "误删", "--file", _home.Place("b.txt", [1]))).Exit);
        Assert.Equal(ExitCode.Success, (await _home.Run("restore", path, "--who", "管理员", "--why", "误删", "--file", path)).Exit);
        Assert.Equal(["1"], _home.Query("SELECT count(*) FROM report"));
    }

    [Fact]
    public async Task BytesThatAnotherAddressHolds_StayForIt()
    {
        const string other = "https://portal.example/other.txt";
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"), address: other);
        await _home.Load();

        await _home.Run("forget", other, "--who", "管理员", "--why", "重复");

        Assert.Equal([CrawledHome.Address], _home.Query("SELECT origin FROM document"));
        Assert.True(_home.Store.Contains(_home.State().Current(CrawledHome.Address)!.Sha256));
        Assert.NotEmpty(_home.Query("SELECT 1 FROM report"));
    }

    [Fact]
    public async Task KilledAfterTheTrace_IsFinishedByTheNextLoad()
    {
        var path = await Ingested();
        var document = Assert.Single(_home.State().Documents);
        _home.Append(new Forgetting { At = CrawledHome.FirstNight, Who = "管理员", Why = "误传", Sha256 = document.Sha256, Addresses = [path] });

        await _home.Load();

        Assert.Equal(["0"], _home.Query("SELECT count(*) FROM document"));
    }

    [Fact]
    public async Task DocumentId_NamesItsVersionOnly()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        _home.Crawl(CrawledHome.Edited("taoyuan-2023.txt", ("自评得分95.7分", "自评得分98.2分")), night: 1);
        await _home.Load();

        await _home.Run("forget", _home.Query("SELECT document_id FROM document WHERE status = 'replaced'")[0], "--who", "管理员", "--why", "误传");

        Assert.Equal([true, false], _home.State().Documents.Select(d => d.Forgotten));
        Assert.Equal(["98.200000"], _home.Query("SELECT self_score FROM report"));
    }

    [Fact]
    public async Task UnknownDocument_IsNamed_NothingIsForgotten()
    {
        await Ingested();

        var (exit, _, errors) = await _home.Run("forget", "https://portal.example/nothing", "--who", "管理员", "--why", "误传");

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Contains("https://portal.example/nothing", errors, StringComparison.Ordinal);
        Assert.Empty(_home.State().Forgotten);
    }

    private async Task<string> Ingested() => (await HomeTemplate.Ingested(_home.Home.Folder, ("a.txt", "taoyuan-2023.txt")))[0];
}
