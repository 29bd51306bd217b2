using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

/// <summary>Whatever became of the warehouse, rebuild makes it again from the archive and keeps what lay there.</summary>
public sealed class DamagedWarehouseTests : IDisposable
{
    private const string Rows = "SELECT d.origin, p.view, p.row_key, p.field, p.raw FROM provenance p JOIN document d USING (document_id) ORDER BY ALL";

    private readonly CrawledHome _home = new();
    private string _report = "";

    public void Dispose() => _home.Dispose();

    // The second main header, the first block and the middle: what the headers say, what the catalogue says, what the tables hold.
    public static TheoryData<string, int> Damages => new()
    {
        {
            Damage.Truncated,
            0
        }, { Damage.Flipped, 0 }, { Damage.Flipped, 4096 }, { Damage.Flipped, 12_288 }, { Damage.Garbage, 0 }, { Damage.Empty, 0 }, { Damage.Folder, 0 },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task DamagedFile_IsSetAside_AndTheRowsAreThoseOfBefore(string kind, int at)
    {
        var rows = await Filled();
        Damage.Do(kind, _home.Home.Warehouse, at);

        var (exit, _, errors) = await _home.Run("rebuild");

        Assert.True(exit == ExitCode.Success, errors);
        Assert.Equal(rows, _home.Query(Rows));
        if (at == 0)
        {
            var kept = Directory.GetFileSystemEntries(_home.Home.Folder, "warehouse.duckdb.damaged-*").Single();
            Assert.Contains(kept, errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Damage.Missing, false)]
    [InlineData(Damage.Missing, true)]
    [InlineData(null, true)]
    public async Task LogThatIsNotTheFiles_IsSetAside(string? kind, bool hasLog)
    {
        var rows = await Filled();
        if (kind is not null)
            Damage.Do(kind, _home.Home.Warehouse);
        if (hasLog)
            Damage.Do(Damage.Garbage, _home.Home.Warehouse + ".wal");

        var (exit, _, errors) = await _home.Run("rebuild");

        Assert.True(exit == ExitCode.Success, errors);
        Assert.Equal(rows, _home.Query(Rows));
        Assert.False(File.Exists(_home.Home.Warehouse + ".wal"));
    }

    [Fact]
    public async Task OtherCommands_SayThatItIsDamaged_AndHowItIsRebuilt()
    {
        await Filled();
        foreach (var kind in new[] { Damage.Garbage, Damage.Folder })
        {
            Damage.Do(kind, _home.Home.Warehouse);
            foreach (var words in new[]
            {
                new[] { "flags" },
                ["sql", "SELECT 1"],
                ["analyze"],
                ["ingest", _home.Place("b.txt", CrawledHome.Sample("taoyuan-2022.txt"))]
            })
            {
                var (exit, _, errors) = await _home.Run(words);
                Assert.Equal(ExitCode.Failure, exit);
                Assert.Contains($"perfeval rebuild --db {_home.Home.Warehouse}", errors, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task LostJournal_DoesNotEmptyTheWarehouse_UnlessForced()
    {
        var rows = await Filled();
        File.Delete(Path.Combine(_home.Home.Archive, "journal-000001.jsonl"));

        var refused = await _home.Run("rebuild");

        Assert.Equal(ExitCode.Failure, refused.Exit);
        Assert.Contains("perfeval archive rebuild-journal", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(rows, _home.Query(Rows));
        var forced = await _home.Run("rebuild", "--force");
        Assert.True(forced.Exit == ExitCode.Success, forced.Errors);
        Assert.Empty(_home.Query(Rows));
        Assert.Equal(rows, _home.Query(Rows, Directory.GetFiles(_home.Home.Folder, "warehouse.duckdb.old-*").Single()));
    }

    [Fact]
    public async Task FolderInAnOriginalsPlace_EndsNeitherCheckNorIngest_AndIsHealed()
    {
        var rows = await Filled();
        var sha = _home.State().Objects.Single();
        Damage.Do(Damage.Folder, _home.Store.PathOf(sha));

        var again = await _home.Run("ingest", _report);
        Assert.True(again.Exit == ExitCode.Success, again.Errors);
        Damage.Do(Damage.Folder, _home.Store.PathOf(sha));
        var (exit, _, errors) = await _home.Run("archive", "check", "--all");

        Assert.True(exit == ExitCode.Success, errors);
        Assert.Contains("healed 1", errors, StringComparison.Ordinal);
        Assert.Equal(CrawledHome.Sample("taoyuan-2023.txt"), File.ReadAllBytes(_home.Store.PathOf(sha)));
        Assert.Equal(rows, _home.Query(Rows));
    }

    private async Task<IReadOnlyList<string>> Filled()
    {
        _report = (await HomeTemplate.Ingested(_home.Home.Folder, ("a.txt", "taoyuan-2023.txt")))[0];
        return _home.Query(Rows);
    }
}
