using PerfEval.Worker.Publishing;

namespace PerfEval.Worker.Tests.Publishing;

/// <summary>Generations as files: which one readers get, which are kept, and what their numbers are. Nothing is opened.</summary>
public sealed class GenerationsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-published-");
    private readonly Generations _generations;

    public GenerationsTests() => _generations = new Generations(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1, 1, new[] { 4, 1 })]
    [InlineData(1, 2, new[] { 4, 3, 1 })]
    [InlineData(4, 1, new[] { 4 })]
    [InlineData(3, 2, new[] { 4, 3 })]
    [InlineData(2, 4, new[] { 4, 3, 2, 1 })]
    public void Prune_KeepsTheNewestAndTheCurrentOne(int current, int keep, int[] kept)
    {
        Make(1, 2, 3, 4);
        _generations.PointTo(current, TimeProvider.System);

        _generations.Prune(keep);

        Assert.Equal(kept, _generations.All().Select(g => g.Number));
        Assert.Equal(current, _generations.Current()!.Number);
        Assert.Equal(kept.Length, Directory.GetFiles(_folder.FullName, "*.delta.csv").Length);
    }

    [Fact]
    public void Next_IsAboveAllThatAreThere_WhicheverIsCurrent()
    {
        Assert.Equal(1, _generations.Next());
        Make(2, 10, 9);
        _generations.PointTo(2, TimeProvider.System);

        Assert.Equal(11, _generations.Next());
        Assert.Equal([10, 9, 2], _generations.All().Select(g => g.Number));
    }

    [Fact]
    public void FilesOfOtherNames_AreNoGenerations()
    {
        foreach (var name in new[]
        {
            "perfeval.0.duckdb",
            "perfeval.01.duckdb",
            "perfeval.1.duckdb.unfinished",
            "perfeval.x.duckdb",
            "perfeval.1.state.db",
            "perfeval.1234567890.duckdb"
        })
            File.WriteAllText(Path.Combine(_folder.FullName, name), "");

        Assert.Empty(_generations.All());
        Assert.Null(_generations.Current());
    }

    [Fact]
    public void UnfinishedFiles_AreRemoved_TheOthersStay()
    {
        Make(1);
        File.WriteAllText(_generations.UnfinishedPath(2, ".duckdb"), "");
        Directory.CreateDirectory(_generations.UnfinishedPath(2, ".parquet"));

        _generations.RemoveUnfinished();

        Assert.Equal(
            ["perfeval.1.delta.csv", "perfeval.1.duckdb"],
            Directory.GetFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private void Make(params int[] numbers)
    {
        foreach (var number in numbers)
        {
            File.WriteAllText(_generations.DatabasePath(number), "");
            File.WriteAllText(_generations.PathOf(number, ".delta.csv"), "");
        }
    }
}
