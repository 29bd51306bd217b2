using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Publishing;

namespace PerfEval.Worker.Tests.Publishing;

public sealed class PublisherTests : IDisposable
{
    private readonly PublishedSamples _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task FirstGeneration_HoldsTheWarehouse_WithItsChineseViewsAndComments()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"), PublishedSamples.Sample("taoyuan-2023.txt"));

        var result = _home.Publish();

        Assert.Equal(1, result.Generation);
        Assert.Equal(2, result.Reports);
        Assert.Equal(["2"], _home.Read("SELECT count(*) FROM 报告"));
        Assert.Equal(["1"], _home.Read("SELECT 代 FROM 发布"));
        Assert.Equal([result.Flags.ToString(System.Globalization.CultureInfo.InvariantCulture)], _home.Read("SELECT count(*) FROM flag"));
        Assert.Equal(
            ["0"],
            _home.Read(
                "SELECT count(*) FROM duckdb_columns() c JOIN duckdb_views() v ON v.view_name = c.table_name AND v.schema_name = c.schema_name WHERE "
                + "c.schema_name = 'main' AND NOT v.internal AND c.comment IS NULL"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Published, "*.unfinished*"));
    }

    [Fact]
    public async Task Parquet_HoldsEveryViewWithItsRows()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        _home.Publish();

        var folder = _home.Generations.PathOf(1, ".parquet");
        var views = _home.Read(
            "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' AND regexp_matches(view_name, '^[a-z_]+$') ORDER BY 1");
        Assert.Equal(views, Directory.EnumerateFiles(folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));
        Assert.Equal(_home.Read("SELECT count(*) FROM cell"), _home.Read($"SELECT count(*) FROM '{Path.Combine(folder, "cell.parquet")}'"));
    }

    [Fact]
    public async Task ChangedFigure_IsOneCellOfTheDelta_WithBothPrintedTexts()
    {
        var text = await File.ReadAllTextAsync(PublishedSamples.Sample("taoyuan-2023.txt"));
        await _home.Ingest(_home.Place("taoyuan-2023.txt", text), PublishedSamples.Sample("pingjiang-2023.docx"));
        _home.Publish();
        var raw = _home.Read(
            "SELECT raw FROM provenance WHERE view = 'staffing' AND field = 'authorised' AND report_id IN (SELECT report_id FROM report WHERE unit LIKE "
            + "'%桃源县%')")[0]!;
        await _home.Ingest(_home.Place("taoyuan-2023.txt", Regex.Replace(text, $@"\t{raw}(?=\s)", "\t977")));

        var result = _home.Publish();

        Assert.Equal(2, result.Generation);
        Assert.Equal(1, result.Changes[("report", "changed")]);
        Assert.Equal(
            [$"{raw} 977"], _home.Read("SELECT concat_ws(' ', before, after) FROM delta WHERE kind = 'cell' AND view = 'staffing' AND field = 'authorised'"));
        Assert.Equal(["1"], _home.Read("SELECT count(DISTINCT report_id) FROM delta WHERE kind <> 'flag'"));
        Assert.Contains("977", await File.ReadAllTextAsync(_home.Generations.PathOf(2, ".delta.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewReport_IsAddedWithItsFlags_AndItsCellsAreNotListed()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        _home.Publish();
        await _home.Ingest(PublishedSamples.Sample("taoyuan-2023.txt"));

        var result = _home.Publish();

        Assert.Equal(1, result.Changes[("report", "added")]);
        Assert.False(result.Changes.ContainsKey(("cell", "added")));
        Assert.Equal(
            _home.Read("SELECT count(*) FROM flag WHERE unit LIKE '%桃源县%'"), _home.Read("SELECT count(*) FROM delta WHERE kind = 'flag' AND change = 'added'"));
    }

    [Fact]
    public async Task NothingNew_GivesAnEmptyDelta()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        _home.Publish();

        Assert.Empty(_home.Publish().Changes);
        Assert.Equal(["true"], _home.Read("SELECT compared::VARCHAR FROM generation"));
    }

    [Fact]
    public async Task OldGenerations_AreRemovedWithTheirCompanions()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        var limits = new PublishLimits { Keep = 2 };
        for (var i = 0; i < 4; i++)
            _home.Publish(new PublishInput { Limits = limits });

        Assert.Equal([4, 3], _home.Generations.All().Select(generation => generation.Number));
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(_home.Published), path => Path.GetFileName(path).StartsWith("perfeval.1.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InterruptedPublication_LeavesTheLastGeneration_AndTheNextOneClearsUp()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        _home.Publish();
        await File.WriteAllTextAsync(_home.Generations.UnfinishedPath(2, ".duckdb"), "half");
        Directory.CreateDirectory(_home.Generations.UnfinishedPath(2, ".parquet"));

        Assert.Equal(1, _home.Generations.Current()!.Number);
        Assert.Equal(2, _home.Publish().Generation);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_home.Published, "*.unfinished*"));
    }

    [Fact]
    public async Task FileThatCannotGetItsName_IsNotPointedTo()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        _home.Publish();
        var publisher = new Publisher(_home.Warehouse, _home.Generations, _home.Published, TimeProvider.System)
        {
            Sync = _ => Directory.CreateDirectory(_home.Generations.DatabasePath(2)),
        };

        Assert.ThrowsAny<IOException>(() => publisher.Publish(new PublishInput(), CancellationToken.None));

        Assert.Equal("perfeval.1.duckdb", new FileInfo(_home.Generations.Link).LinkTarget);
        Assert.Equal(["1"], _home.Read("SELECT count(*) FROM report"));
    }

    [Fact]
    public async Task DiskHasEverything_BeforeAnythingGetsItsName()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        string[]? there = null;
        var publisher = new Publisher(_home.Warehouse, _home.Generations, _home.Published, TimeProvider.System)
        {
            Sync = folder => there =
            [
                .. Directory.EnumerateFileSystemEntries(folder, "perfeval*").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            ],
        };

        publisher.Publish(new PublishInput { BackUpState = path => File.WriteAllText(path, "state") }, CancellationToken.None);

        Assert.NotNull(there);
        Assert.Equal(
            new[]
            {
                ".delta.csv",
                ".duckdb",
                ".parquet",
                ".sha256",
                Path.GetFileName(Directory.EnumerateFiles(_home.Published, "perfeval.1.state.*").Single())[10..]
            }
                .Order(StringComparer.Ordinal).Select(kind => $"perfeval.1{kind}.unfinished"),
            there);
    }

    [Fact]
    public async Task CopyThatReadsBackOtherwise_IsNotPublished()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        // The report is there as long as it is not read back: that is done with the folder of the Parquet files as scratch space.
        using (var warehouse = WarehouseFile.OpenWriter(_home.Warehouse))
        using (var command = new DuckDBCommand(
            """
            ALTER VIEW report RENAME TO every_report;
            CREATE VIEW report AS FROM every_report WHERE NOT contains(current_setting('temp_directory'), '.parquet');
            """, warehouse))
        {
            command.ExecuteNonQuery();
        }

        var e = Assert.Throws<IOException>(() => _home.Publish());

        Assert.Contains("does not read back", e.Message, StringComparison.Ordinal);
        Assert.Null(_home.Generations.Current());
        Assert.Empty(_home.Generations.All());
    }

    [Fact]
    public async Task StateBackup_LiesBesideTheGeneration()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));

        _home.Publish(new PublishInput { BackUpState = path => File.WriteAllText(path, "state") });

        Assert.Equal("state", await File.ReadAllTextAsync(_home.Generations.PathOf(1, ".state.db")));
    }

    [Fact]
    public async Task WarehouseWithoutAnalysis_IsRefused()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"), "--no-analyze");

        var e = Assert.Throws<InvalidDataException>(() => _home.Publish());
        Assert.Contains("analyze", e.Message, StringComparison.Ordinal);
    }
}
