using System.IO.Compression;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

public sealed class RunArchivedTests : IDisposable
{
    private readonly CrawledHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task CrawledDocument_CarriesWhatThePortalSaysOfIt()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));

        var summary = await _home.Load();

        Assert.Equal((1, 1, 0), (summary.Loaded, summary.Reports, summary.Unchanged));
        Assert.Equal(
            [$"{CrawledHome.Address}|taoyuan.txt|桃源县人民政府|{CrawledHome.Address}|整体支出绩效自评报告|2024-06-01 18:00:00|2024-05-20"],
            _home.Query("SELECT origin, source_name, portal, url, title, strftime(fetched_at, '%Y-%m-%d %H:%M:%S'), published_on::VARCHAR FROM document"));
    }

    [Fact]
    public async Task NextNight_OpensOnlyWhatIsNew()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Load();
        // Whoever opened the original again would find it gone.
        File.Delete(_home.Store.PathOf(_home.State().Documents[0].Sha256));
        _home.Crawl(CrawledHome.Sample("taoyuan-2022.txt"), night: 1, address: "https://portal.example/files/2022.txt");

        var summary = await _home.Load();

        Assert.Equal((1, 1, 0), (summary.Loaded, summary.Unchanged, summary.Rejected.Count));
        Assert.Equal(["2022", "2023"], _home.Query("SELECT year FROM report ORDER BY year"));
    }

    [Fact]
    public async Task Analyze_DoesNotWaitForWhoWritesToTheArchive()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Load();
        using var crawl = ArchiveJournal.Open(_home.Home.Archive);

        var (exit, _, errors) = await _home.Run("analyze");

        Assert.True(exit == ExitCode.Success, errors);
        Assert.Contains("are read next time", errors, StringComparison.Ordinal);
        Assert.NotEmpty(_home.Query("SELECT 1 FROM flag"));
    }

    [Fact]
    public async Task HostileArchive_EndsNoNight_AndIsNotOpenedEveryNightAgain()
    {
        _home.Crawl(HostileZip(), address: "https://portal.example/files/a.zip");
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));

        var first = await _home.Load();
        var next = await _home.Load();

        Assert.Equal((2, 1), (first.Loaded, first.Reports));
        Assert.All(first.Rejected, one => Assert.Equal("damaged", one.Reason.Code));
        Assert.Equal((0, 2, 0), (next.Loaded, next.Unchanged, next.Rejected.Count));
    }

    [Fact]
    public async Task MembersOfOneArchiveWithOneFault_AreTenLinesAndANumber()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number < 30; number++)
            {
                using var file = zip.CreateEntry("same.bin").Open();
                file.Write([0, 1, 2]);
            }
        }

        _home.Crawl(stream.ToArray());

        var summary = await _home.Load();

        Assert.Equal(30, summary.Rejected.Count);
        Assert.Equal(
            10,
            _home.Lines.Split('\n').Count(
                line => line.Contains("[unknown_format]", StringComparison.Ordinal) && line.Contains("Rejected", StringComparison.Ordinal)));
        Assert.Contains("其中另有 20 个文件", _home.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HostileArchive_EndsNoRebuild()
    {
        _home.Crawl(HostileZip(), address: "https://portal.example/files/a.zip");
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Load();

        var (exit, _, errors) = await _home.Run("rebuild");

        Assert.True(exit == ExitCode.SomeRejected, errors);
        Assert.Equal(["2023"], _home.Query("SELECT year FROM report"));
    }

    [Fact]
    public async Task ReplacedDocument_LeavesHistoryAndTheDifference()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Load();
        _home.Crawl(CrawledHome.Edited("taoyuan-2023.txt", ("自评得分95.7分", "自评得分98.2分"), ("公用经费84.83万元", "公用经费81.83万元")), night: 1);
        await _home.Load();
        _home.Analyze();

        Assert.Equal(["1|false", "2|true"], _home.Query("SELECT version, lower(current::VARCHAR) FROM report_version ORDER BY version"));
        Assert.Contains("公用经费84.83万元|公用经费81.83万元", _home.Query("SELECT before, after FROM value_change WHERE field = 'value'"));
        Assert.Equal(["replaced"], _home.Query("SELECT event FROM address_event"));
        var flag = Assert.Single(_home.Query("SELECT severity, message FROM flag WHERE rule_id = 'CP12'"));
        Assert.StartsWith("warning|公布后于2024-06-03被替换，2处数字不同：公用经费84.83万元→公用经费81.83万元，自评得分95.7分→自评得分98.2分", flag, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithdrawnDocument_KeepsItsRows_AndIsFlagged()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Load();
        _home.Withdraw(night: 2);
        await _home.Load();
        _home.Analyze();

        Assert.Equal(["2023|withdrawn"], _home.Query("SELECT year, status FROM publication WHERE year = 2023"));
        Assert.Equal(["warning"], _home.Query("SELECT severity FROM flag WHERE rule_id = 'CP13'"));
        Assert.NotEmpty(_home.Query("SELECT 1 FROM funding"));
    }

    [Fact]
    public async Task LoadedNightByNight_OrAllAtOnce_TheRowsAreTheSame()
    {
        const string second = "https://portal.example/files/2022.txt";
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Load();
        _home.Crawl(CrawledHome.Sample("taoyuan-2022.txt"), night: 1, address: second);
        await _home.Load();
        _home.Crawl(CrawledHome.Edited("taoyuan-2023.txt", ("自评得分95.7分", "自评得分98.2分")), night: 2);
        await _home.Load();
        _home.Withdraw(3, second);
        await _home.Load();

        var again = Path.Combine(_home.Home.Folder, "again.duckdb");
        await _home.Load(again);

        const string rows = """
            SELECT * FROM (
              SELECT 'document', document_id, status, title FROM document UNION ALL SELECT 'cell', document_id, text, claimed_by FROM cell UNION ALL
              SELECT 'value', report_id, concat_ws(' ', view, row_key, field), raw FROM provenance UNION ALL
              SELECT 'change', report_id, concat_ws(' ', view, row_key, field), concat(before, '>', after) FROM value_change UNION ALL
              SELECT 'version', report_id, document_id, version::VARCHAR FROM report_version UNION ALL SELECT 'event', address, event, sha256 FROM address_event)
            ORDER BY ALL
            """;
        Assert.NotEmpty(_home.Query(rows));
        Assert.Equal(_home.Query(rows), _home.Query(rows, again));
    }

    [Fact]
    public async Task OldBytesThatComeBack_AreCurrentAgain()
    {
        var (old, other) = (CrawledHome.Sample("taoyuan-2023.txt"), CrawledHome.Edited("taoyuan-2023.txt", ("自评得分95.7分", "自评得分98.2分")));
        foreach (var (bytes, night) in new[] { (old, 0), (other, 1), (old, 2) })
        {
            _home.Crawl(bytes, night);
            await _home.Load();
        }

        Assert.Equal(["95.700000"], _home.Query("SELECT self_score FROM report"));
        Assert.Equal(2, (await _home.Load()).Unchanged);
    }

    [Fact]
    public async Task NewDateOnThePortal_ChangesTheDocument_WithoutReadingItAgain()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Load();
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"), night: 1, on: "2024-05-31");

        Assert.Equal((0, 1), ((await _home.Load()) is var summary ? summary.Loaded : -1, summary.Unchanged));
        Assert.Equal(["2024-05-31"], _home.Query("SELECT published_on::VARCHAR FROM document"));
    }

    [Fact]
    public async Task MembersOfAPackedFile_AreLoadedOnce()
    {
        _home.Crawl(Packed(("a.txt", "taoyuan-2023.txt"), ("b.txt", "taoyuan-2022.txt")), address: "https://portal.example/files/all.zip");
        await _home.Load();
        File.Delete(_home.Store.PathOf(_home.State().Documents[0].Sha256));

        Assert.Equal((0, 1, 0), ((await _home.Load()) is var summary ? summary.Loaded : -1, summary.Unchanged, summary.Rejected.Count));
        Assert.Equal(
            [
                "https://portal.example/files/all.zip!a.txt|https://portal.example/files/all.zip",
                "https://portal.example/files/all.zip!b.txt|https://portal.example/files/all.zip"
            ],
            _home.Query("SELECT origin, url FROM document ORDER BY origin"));
    }

    [Theory]
    [InlineData(true, "damaged_original")]
    [InlineData(false, "missing_original")]
    public async Task DamagedOrMissingOriginal_IsNamed_AndLoadedOnceItIsWhole(bool damaged, string code)
    {
        var bytes = CrawledHome.Sample("taoyuan-2023.txt");
        _home.Crawl(bytes);
        var path = _home.Store.PathOf(_home.State().Documents[0].Sha256);
        if (damaged)
            File.WriteAllBytes(path, [.. bytes[..^1], (byte)'x']);
        else
            File.Delete(path);

        var bad = await _home.Load();
        _home.Crawl(bytes, night: 1);
        var good = await _home.Load();

        Assert.Equal(code, Assert.Single(bad.Rejected).Reason.Code);
        Assert.Equal((1, 0), (good.Loaded, good.Rejected.Count));
        Assert.Equal(["read"], _home.Query("SELECT status FROM document"));
    }

    private static byte[] Packed(params (string Name, string Sample)[] members)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, sample) in members)
            {
                using var member = zip.CreateEntry(name).Open();
                member.Write(CrawledHome.Sample(sample));
            }
        }

        return stream.ToArray();
    }

    // Without its directory, and with a first header whose name reaches past the second.
    private static byte[] HostileZip()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in new[] { "a.txt", "b.txt" })
            {
                using var file = zip.CreateEntry(name).Open();
                file.Write("1"u8);
            }
        }

        var bytes = stream.ToArray();
        bytes[26] = 60;
        return bytes[..bytes.AsSpan().IndexOf("PK\x01\x02"u8)];
    }
}
