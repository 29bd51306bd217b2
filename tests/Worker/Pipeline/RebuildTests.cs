using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

public sealed class RebuildTests : IDisposable
{
    private const string Rows = "SELECT d.origin, p.view, p.row_key, p.field, p.raw FROM provenance p JOIN document d USING (document_id) ORDER BY ALL";

    private readonly CrawledHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task WarehouseOfAnotherVersion_IsRefusedWithTheNextStep_AndRebuiltFromTheArchive()
    {
        await _home.Run("ingest", _home.Place("a.txt", CrawledHome.Sample("taoyuan-2023.txt")));
        var (rows, seen) = (_home.Query(Rows), _home.Query("SELECT flag_id, first_seen::VARCHAR FROM flag ORDER BY ALL"));
        Age();

        var refused = await _home.Run("ingest", _home.Place("a.txt", CrawledHome.Sample("taoyuan-2023.txt")));
        var (exit, _, errors) = await _home.Run("rebuild");

        Assert.Equal(ExitCode.Failure, refused.Exit);
        Assert.Contains("perfeval rebuild --db", refused.Errors, StringComparison.Ordinal);
        Assert.True(exit == ExitCode.Success, errors);
        Assert.Equal(rows, _home.Query(Rows));
        Assert.Equal(seen, _home.Query("SELECT flag_id, first_seen::VARCHAR FROM flag ORDER BY ALL"));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_home.Home.Folder),
            f => f.Contains("rebuilding", StringComparison.Ordinal) || f.Contains(".old-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DocumentThatTheArchiveLacks_KeepsTheOldFile()
    {
        await _home.Run("ingest", _home.Place("a.txt", CrawledHome.Sample("taoyuan-2023.txt")));
        Directory.Delete(_home.Home.Archive, recursive: true);
        await _home.Run("ingest", _home.Place("b.txt", CrawledHome.Sample("taoyuan-2022.txt")));

        var (_, _, errors) = await _home.Run("rebuild");

        Assert.Equal(["2022"], _home.Query("SELECT year FROM report"));
        Assert.Equal(
            ["2022", "2023"], _home.Query("SELECT year FROM report ORDER BY year", Directory.GetFiles(_home.Home.Folder, "warehouse.duckdb.old-*").Single()));
        Assert.Contains("1 documents of the old warehouse are not in the archive", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NightLearnsOfAnotherVersion_BeforeItOpensTheFile()
    {
        Assert.False(WarehouseFile.IsOfAnotherVersion(_home.Home.Warehouse));
        await _home.Run("ingest", _home.Place("a.txt", CrawledHome.Sample("taoyuan-2023.txt")));
        Assert.False(WarehouseFile.IsOfAnotherVersion(_home.Home.Warehouse));
        Age();
        Assert.True(WarehouseFile.IsOfAnotherVersion(_home.Home.Warehouse));
    }

    private void Age()
    {
        using var connection = WarehouseFile.OpenWriter(_home.Home.Warehouse);
        using var command = new DuckDBCommand("UPDATE core.warehouse SET schema_version = 1", connection);
        command.ExecuteNonQuery();
    }
}
