using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Publishing;

public sealed class PublishCommandTests : IDisposable
{
    private readonly PublishedSamples _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Rollback_GivesReadersTheGenerationBefore_AndTheNextNumberIsNew()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        await _home.Run("publish");
        await _home.Run("publish");

        var (exit, _, errors) = await _home.Run("publish", "--rollback");

        Assert.True(exit == 0, errors);
        Assert.Equal(["1"], _home.Read("SELECT generation FROM generation"));
        Assert.Equal(1, (await _home.Run("publish", "--rollback")).Exit);
        await _home.Run("publish");
        Assert.Equal(["3 1"], _home.Read("SELECT concat(generation, ' ', previous) FROM generation"));
    }

    [Fact]
    public async Task SourceBelowItsMinimum_IsNotPublished_WhoeverAsks()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        var sources = _home.Folder("sources");
        void Write(int minimum) =>
            File.WriteAllText(Path.Combine(sources, "portal.yaml"), $"name: 石桥县\nstart: https://www.shiqiao.example/a/\ndocuments: {{min: {minimum}}}\n");
        Write(minimum: 20);
        using (var journal = ArchiveJournal.Open(DataHome.Of(_home.Warehouse).Archive))
            journal.Append(
                new SourceVisit { At = DateTimeOffset.UtcNow, Run = "r", Source = "portal", Ended = true, Complete = true, Documents = 8, Quarantined = 0 });

        var (exit, _, errors) = await _home.Run("publish", "--sources", sources);

        Assert.Equal(1, exit);
        Assert.Contains("documents_below_minimum", errors, StringComparison.Ordinal);
        Assert.Null(_home.Generations.Current());
        // Whoever has looked mends the source's file, or forces it.
        Write(minimum: 5);
        Assert.Equal(0, (await _home.Run("publish", "--sources", sources)).Exit);
    }

    [Theory]
    [InlineData("perfeval.duckdb")]
    [InlineData("perfeval.1.duckdb")]
    public async Task Generation_IsReadButNeverWritten(string name)
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        await _home.Run("publish");
        var generation = Path.Combine(_home.Published, name);
        var before = await File.ReadAllBytesAsync(generation);

        foreach (var words in new[] { new[] { "ingest", PublishedSamples.Sample("taoyuan-2023.txt") }, ["analyze"], ["crawl"], ["publish"], ["rebuild"] })
        {
            var (exit, _, errors) = await PublishedSamples.RunOn(generation, words);
            Assert.Equal(1, exit);
            Assert.Contains("published generation", errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(generation));
        Assert.False(Directory.Exists(Path.Combine(_home.Published, "archive")));
        Assert.Equal(0, (await PublishedSamples.RunOn(generation, "flags")).Exit);
    }

    [Fact]
    public async Task List_NamesEveryGenerationAndTheCurrentOne()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        await _home.Run("publish");
        await _home.Run("publish");

        var (_, output, _) = await _home.Run("publish", "--list", "--format", "csv");

        Assert.Equal(["2,true", "1,false"], output.Trim().Split("\r\n").Skip(1).Select(line => string.Join(',', line.Split(',').Take(2))));
    }

    [Fact]
    public async Task WithoutAWarehouse_SaysWhatToDo()
    {
        var (exit, _, errors) = await _home.Run("publish");

        Assert.Equal(1, exit);
        Assert.Contains("perfeval ingest", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnreadableWarehouse_IsReadFromTheLastGeneration_AndSaid()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        await _home.Run("publish");
        await File.WriteAllTextAsync(_home.Warehouse, "not a database");

        var (exit, output, errors) = await _home.Run("sql", "SELECT count(*) AS n FROM report", "--format", "csv");

        Assert.True(exit == 0, errors);
        Assert.EndsWith("1", output.Trim(), StringComparison.Ordinal);
        Assert.Contains("generation 1", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReaderDuringPublications_NeverSeesAnErrorOrAMixedState()
    {
        await _home.Ingest(PublishedSamples.Sample("pingjiang-2023.docx"));
        _home.Publish();
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var seen = new HashSet<int>();
            while (!done.IsCancellationRequested)
            {
                // Within one opening all answers are of one generation.
                var (connection, generation) = _home.Generations.OpenCurrent(WarehouseFile.OpenReader)!.Value;
                using (connection)
                {
                    for (var i = 0; i < 3; i++)
                    {
                        using var query = new DuckDB.NET.Data.DuckDBCommand(
                            "SELECT concat(any_value(generation), ' ', any_value(reports) = (SELECT count(*) FROM report), ' ', (SELECT count(*) FROM cell) > "
                            + "0) FROM generation", connection);
                        Assert.Equal($"{generation.Number} true true", query.ExecuteScalar());
                    }
                }

                seen.Add(generation.Number);
            }

            return seen;
        });
        for (var i = 0; i < 5; i++)
        {
            using (var warehouse = WarehouseFile.OpenWriter(_home.Warehouse))
            using (var change = new DuckDB.NET.Data.DuckDBCommand(
                "INSERT INTO core.warning SELECT document_id, 'test', '', '' FROM core.document LIMIT 1", warehouse))
                change.ExecuteNonQuery();
            _home.Publish(new() { Limits = new() { Keep = 2 } });
        }

        await done.CancelAsync();
        Assert.True((await reader).Count > 1);
        Assert.Equal(6, _home.Generations.Current()!.Number);
    }
}
