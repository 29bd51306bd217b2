namespace PerfEval.Worker.Tests.Publishing;

/// <summary>A generation that is lost or damaged stands in nobody's way.</summary>
public sealed class BrokenGenerationTests : IDisposable
{
    private readonly PublishedSamples _home = new();

    public void Dispose() => _home.Dispose();

    public static TheoryData<string> Damages => [.. Damage.Kinds];

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task CurrentOne_IsPassedOver_AndTheNextIsComparedWithTheOneBefore(string kind)
    {
        await _home.PublishedTwice();
        Damage.Do(kind, _home.Generations.DatabasePath(2), at: 4096);

        var (exit, _, errors) = await _home.Run("publish");

        Assert.True(exit == 0, errors);
        Assert.Equal(["3 1"], _home.Read("SELECT concat(generation, ' ', previous) FROM generation"));
        if (kind != Damage.Missing)
            Assert.Single(Directory.GetFileSystemEntries(_home.Published, "perfeval.2.duckdb.damaged-*"));
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task CurrentOne_CanBeRolledBackFrom(string kind)
    {
        await _home.PublishedTwice();
        Damage.Do(kind, _home.Generations.DatabasePath(2), at: 4096);

        var (exit, _, errors) = await _home.Run("publish", "--rollback");

        Assert.True(exit == 0, errors);
        Assert.Equal(["1"], _home.Read("SELECT generation FROM generation"));
    }

    [Theory]
    [InlineData(Damage.Missing)]
    [InlineData(Damage.Garbage)]
    [InlineData(Damage.Folder)]
    public async Task Link_IsMadeAnew(string kind)
    {
        await _home.PublishedTwice();
        File.Delete(_home.Generations.Link);
        Damage.Do(kind, _home.Generations.Link);

        var (exit, _, errors) = await _home.Run("publish", "--rollback");

        Assert.True(exit == 0, errors);
        Assert.Equal(["2"], _home.Read("SELECT generation FROM generation"));
    }
}
