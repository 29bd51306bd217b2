namespace PerfEval.Worker.Tests.Pipeline;

/// <summary>Who ingests the folder in which the data lie means the reports in it.</summary>
public sealed class OwnDataTests : IDisposable
{
    private readonly CrawledHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task FolderWithItsOwnData_GivesTheReportsAlone_HoweverOftenItIsRead()
    {
        var report = _home.Place("taoyuan-2023.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        _home.Place("state.db", "SQLite format 3\0"u8.ToArray());

        var first = await _home.Run("ingest", _home.Home.Folder);
        await _home.Run("sql", "SELECT * FROM document", "-o", Path.Combine(_home.Home.Folder, "export.xlsx"));
        var objects = Objects();
        var again = await _home.Run("ingest", _home.Home.Folder);

        Assert.Equal((0, 0), (first.Exit, again.Exit));
        Assert.Equal([report], _home.Query("SELECT origin FROM document"));
        Assert.Equal(objects, Objects());
        foreach (var name in new[] { "archive [own_data]", "warehouse.duckdb [own_data]", "state.db [own_data]", "export.xlsx [own_export]" })
            Assert.Contains($"{Path.DirectorySeparatorChar}{name}", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HomeBehindALink_IsKnownAllTheSame()
    {
        _home.Place("taoyuan-2023.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Run("ingest", _home.Home.Folder);
        var link = _home.Home.Folder + "-link";
        Directory.CreateSymbolicLink(link, _home.Home.Folder);
        try
        {
            await _home.Run("ingest", link);
        }
        finally
        {
            Directory.Delete(link);
        }

        Assert.Equal(["1", "1"], _home.Query("SELECT count(*) FROM document GROUP BY origin"));
    }

    [Fact]
    public async Task AnotherHomeInTheFolder_IsNotRead()
    {
        Directory.CreateDirectory(Path.Combine(_home.Home.Folder, "other", "archive", "objects"));
        _home.Place("other/archive/journal.lock", []);
        _home.Place("other/archive/objects/00", CrawledHome.Sample("taoyuan-2023.txt"));
        _home.Place("other/warehouse.duckdb", CrawledHome.Sample("taoyuan-2023.txt"));
        _home.Place("other/a.txt", CrawledHome.Sample("taoyuan-2022.txt"));

        await _home.Run("ingest", _home.Home.Folder);

        Assert.Equal(["a.txt"], _home.Query("SELECT source_name FROM document"));
    }

    private List<string> Objects() => [.. Directory.EnumerateFiles(_home.Home.Archive, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
