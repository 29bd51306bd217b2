using System.Diagnostics;
using System.Text.Json;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Pipeline;
using PerfEval.Worker.Tests.Queries;

namespace PerfEval.Worker.Tests.Checking;

/// <summary>Every file of a home with every damage: it is named, and the commands that are printed bring the rows back.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private const string Rows =
        "SELECT d.origin, d.portal, d.title, d.published_on, p.view, p.row_key, p.field, p.raw FROM provenance p JOIN document d USING (document_id) ORDER BY "
        + "ALL";

    private readonly CrawledHome _home = new();

    // Where the reports were ingested from.
    private string _filled = "";

    public void Dispose() => _home.Dispose();

    public static TheoryData<string, string> Damages
    {
        get
        {
            var all = new TheoryData<string, string>();
            string[] files =
            [
                "warehouse.duckdb", "state.db", "jobs.db", "archive/journal-000001.jsonl", "archive/objects", "published/perfeval.2.duckdb",
                "published/perfeval.duckdb",
                "published/perfeval.2.delta.csv", "published/perfeval.2.parquet/report.parquet", "published/perfeval.2.sha256",
                "published/perfeval.1.delta.csv",
            ];
            for (var i = 0; i < files.Length; i++)
            {
                var file = files[i];
                // Gone is what a home looks like that has no jobs, and what readers had before need not be whole.
                // Of what stands beside a generation's database all that is known is its hash: any change is like any other.
                // Every third kind, and the others for the next files: the benchmarks' command does all to all.
                foreach (var kind in Damage.Kinds.Where((_, k) => (k + i) % 3 == 0)
                    .Where(kind => (file, kind) is not ("jobs.db" or "published/perfeval.1.delta.csv", Damage.Missing)
                        && (file.EndsWith(".duckdb", StringComparison.Ordinal) || !file.StartsWith("published", StringComparison.Ordinal)
                            || kind is Damage.Missing or Damage.Flipped)))
                    all.Add(file, kind);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task EachDamageOfEachFile_IsNamed_AndThePrintedCommandsRepairIt(string file, string kind)
    {
        var rows = await Filled();
        var path = file == "archive/objects"
            ? _home.Store.PathOf(_home.State().Objects.Order(StringComparer.Ordinal).First())
            : Path.Combine(_home.Home.Folder, file);
        if (file == "published/perfeval.duckdb")
        {
            File.Delete(path);
            await File.WriteAllTextAsync(path, "no link");
        }

        Damage.Do(kind, path, at: file is "warehouse.duckdb" or "published/perfeval.2.duckdb" ? 4096 : 0);

        var found = await Check();

        Assert.NotEmpty(found);
        for (var rounds = 0; rounds < 3 && found.Count > 0; rounds++)
        {
            foreach (var command in found.Select(fault => fault.Repair).Distinct())
                await Do(command);
            found = await Check();
        }

        Assert.Empty(found);
        Assert.Equal(rows, _home.Query(Rows));
        Assert.Equal(rows, _home.Query(Rows, Path.Combine(_home.Home.Published, "perfeval.duckdb")));
        if (!file.StartsWith("archive", StringComparison.Ordinal))
            return;
        await Do("perfeval rebuild");
        Assert.Equal(rows, _home.Query(Rows));
    }

    [Fact]
    public async Task WholeHome_IsSound_AndSoIsOneThatIsEmpty()
    {
        Assert.Empty(await Check());
        await Filled();

        var (exit, output, errors) = await _home.Run("check");

        Assert.Equal((ExitCode.Success, ""), (exit, output));
        Assert.Contains("Everything is whole", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HomeWithoutWarehouseAndArchive_HasNothingToCheck()
    {
        using var home = new TemporaryHome();

        var (exit, _, errors) = await AnalysedSamples.Run("check", "--db", home.Home.Warehouse);

        Assert.Equal(ExitCode.Success, exit);
        Assert.Contains("nothing to check", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Everything is whole", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LostRecordOfACrawledDocument_IsNamedAgain_WithPortalTitleAndDay()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Load();
        _home.Analyze();
        var rows = _home.Query(Rows);
        File.Delete(Path.Combine(_home.Home.Archive, "journal-000001.jsonl"));

        Assert.Contains(await Check(), fault => fault.Repair.Contains("archive rebuild-journal", StringComparison.Ordinal));
        await Do("perfeval archive rebuild-journal");

        Assert.Empty(await Check());
        await Do("perfeval rebuild");
        Assert.NotEmpty(rows);
        Assert.Equal(rows, _home.Query(Rows));
    }

    [Fact]
    public async Task LostListingOfAPageThatIsAReport_IsNamedAgain()
    {
        _home.Crawl(CrawledHome.Sample("lingshou-2022.html"), address: "https://portal.example/2024/1.html", isPage: true);
        await _home.Load();
        _home.Analyze();
        var rows = _home.Query(Rows);
        var journal = Path.Combine(_home.Home.Archive, "journal-000001.jsonl");
        await File.WriteAllLinesAsync(
            journal, (await File.ReadAllLinesAsync(journal)).Where(line => !line.Contains("\"type\":\"listing\"", StringComparison.Ordinal)));

        Assert.Contains(await Check(), fault => fault.Repair.Contains("archive rebuild-journal", StringComparison.Ordinal));
        await Do("perfeval archive rebuild-journal");

        Assert.Empty(await Check());
        await Do("perfeval rebuild");
        Assert.NotEmpty(rows);
        Assert.Equal(rows, _home.Query(Rows));
    }

    [Theory]
    [InlineData(Damage.Truncated)]
    [InlineData(Damage.Flipped)]
    [InlineData(Damage.Folder)]
    public async Task DamagedBytesOfAForgottenDocument_AreNamed_AndErasedAsPrinted(string kind)
    {
        await Filled();
        var path = Path.Combine(_filled, "b.txt");
        Assert.Equal(ExitCode.Success, (await _home.Run("forget", path, "--who", "管理员", "--why", "测试")).Exit);
        var kept = Assert.Single(Directory.GetFiles(Path.Combine(_home.Home.Archive, "forgotten")));
        Damage.Do(kind, kept);

        var fault = Assert.Single(await Check());
        Assert.Equal(kept, fault.Place);
        await Do(fault.Repair);

        Assert.Empty(await Check());
        Assert.False(Path.Exists(kept));
    }

    [Fact]
    public async Task LostLineOfAForget_KeepsTheDocumentOut()
    {
        await Filled();
        var path = Path.Combine(_filled, "b.txt");
        Assert.Equal(ExitCode.Success, (await _home.Run("forget", path, "--who", "管理员", "--why", "测试")).Exit);
        var journal = Path.Combine(_home.Home.Archive, "journal-000001.jsonl");
        await File.WriteAllLinesAsync(
            journal, (await File.ReadAllLinesAsync(journal)).Where(line => !line.Contains("\"type\":\"forgetting\"", StringComparison.Ordinal)));
        Assert.False(_home.State().Current(path)!.Forgotten);

        var found = await Check();
        Assert.Contains(found, fault => fault.Place.EndsWith("forgotten", StringComparison.Ordinal));
        await Do("perfeval archive rebuild-journal");

        Assert.True(_home.State().Current(path)!.Forgotten);
        Assert.Empty(await Check());
        await Do("perfeval rebuild");
        Assert.Equal(["2023"], _home.Query("SELECT DISTINCT year FROM report"));
    }

    [Fact]
    public async Task LostLineInTheMiddle_IsNamedWithItsFile_AndSettledWithItsDocument()
    {
        var rows = await Filled();
        var journal = Path.Combine(_home.Home.Archive, "journal-000001.jsonl");
        var lines = await File.ReadAllLinesAsync(journal);
        await File.WriteAllLinesAsync(journal, lines[1..]);

        var found = await Check();

        Assert.Contains(found, fault => fault.Place == journal + ":1");
        await Do("perfeval archive rebuild-journal");
        Assert.Empty(await Check());
        await Do("perfeval rebuild");
        Assert.Equal(rows, _home.Query(Rows));
    }

    [Fact]
    public async Task OriginalThatNothingTellsOf_IsSetAside()
    {
        await Filled();
        var sha = _home.Store.Put("nobody knows"u8.ToArray());

        Assert.Single(await Check());
        await Do("perfeval archive rebuild-journal");

        Assert.Empty(await Check());
        Assert.True(File.Exists(Path.Combine(_home.Home.Archive, "unnamed", sha)));
    }

    [Fact]
    public async Task LastLineOfTheJournalThatIsTorn_IsNamed()
    {
        await Filled();
        var journal = Path.Combine(_home.Home.Archive, "journal-000001.jsonl");
        var bytes = await File.ReadAllBytesAsync(journal);
        await File.WriteAllBytesAsync(journal, bytes[..^40]);

        Assert.Contains(await Check(), fault => fault.Place == journal);
        await Do("perfeval archive rebuild-journal");
        Assert.DoesNotContain(await Check(), fault => fault.Place == journal);
    }

    private async Task<IReadOnlyList<string>> Filled()
    {
        _filled = await HomeTemplate.CopyTo(_home.Home.Folder, "checked", async folder =>
        {
            await HomeTemplate.Ingest(folder, ("a.txt", "taoyuan-2023.txt"), ("b.txt", "taoyuan-2022.txt"));
            await HomeTemplate.Run(folder, "publish");
            await HomeTemplate.Run(folder, "publish");
            var home = DataHome.Of(Path.Combine(folder, "warehouse.duckdb"));
            var address = StateAddress.Of(home);
            using (var state = StateStore.Open(address, TimeProvider.System))
                state.BackUp(home.StateCopy);
            JobStore.Open(address).Dispose();
        });
        return _home.Query(Rows);
    }

    private async Task<IReadOnlyList<(string Place, string Repair)>> Check()
    {
        var (exit, output, errors) = await _home.Run("check", "--format", "json");
        using var json = JsonDocument.Parse(output);
        var faults = json.RootElement.EnumerateArray().Select(row => (row.GetProperty("place").GetString()!, row.GetProperty("repair").GetString()!)).ToList();
        Assert.True(exit == (faults.Count == 0 ? ExitCode.Success : ExitCode.Failure), errors);
        return faults;
    }

    // As a shell would, but for the program, which is this process.
    private async Task Do(string line)
    {
        foreach (var command in line.Split("; "))
        {
            if (!command.StartsWith("perfeval ", StringComparison.Ordinal))
            {
                using var shell = Process.Start("/bin/sh", ["-c", command]);
                await shell.WaitForExitAsync();
                Assert.Equal(0, shell.ExitCode);
                continue;
            }

            var (exit, _, errors) = await _home.Run(command.Split(" --db ")[0].Split(' ')[1..]);
            // What the check of the archive cannot heal is healed by the command behind it.
            Assert.True(exit == ExitCode.Success || line != command, errors);
        }
    }
}
