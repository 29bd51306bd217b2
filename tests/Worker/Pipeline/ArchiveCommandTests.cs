using PerfEval.Ingest.Archive.Journal;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Pipeline;

public sealed class ArchiveCommandTests : IDisposable
{
    private readonly CrawledHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task SevenChecks_FindAnyFlippedBit_AndSetTheOriginalAside()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        var sha = _home.State().Documents[0].Sha256;
        var bytes = File.ReadAllBytes(_home.Store.PathOf(sha));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(_home.Store.PathOf(sha), bytes);

        var exits = new List<int>();
        for (var night = 0; night < Check.Parts; night++)
            exits.Add((await _home.Run("archive", "check")).Exit);

        Assert.Single(exits, ExitCode.Failure);
        Assert.False(_home.Store.Contains(sha));
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(_home.Home.Archive, "damaged", sha)));
        Assert.Null(_home.State().LastFetch(CrawledHome.Address));
    }

    [Fact]
    public async Task DamagedOriginalOfAFileThatIsStillThere_IsHealed()
    {
        var path = _home.Place("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Run("ingest", path, "--no-analyze");
        var original = _home.Store.PathOf(_home.State().Documents[0].Sha256);
        File.WriteAllText(original, "x");

        var (exit, output, _) = await _home.Run("archive", "check", "--all");

        Assert.Equal(ExitCode.Success, exit);
        Assert.Contains("healed", output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(original));
    }

    [Fact]
    public async Task IngestOfUnchangedFiles_WritesNothing_OfAMissingOriginalPutsItBack()
    {
        var path = _home.Place("a.txt", CrawledHome.Sample("taoyuan-2023.txt"));
        await _home.Run("ingest", path, "--no-analyze");
        var records = _home.State().Records;
        await _home.Run("ingest", path, "--no-analyze");
        var unchanged = _home.State().Records;
        var original = _home.Store.PathOf(_home.State().Documents[0].Sha256);
        File.Delete(original);
        await _home.Run("ingest", path, "--no-analyze");

        Assert.Equal((1L, 1L), (records, unchanged));
        Assert.True(File.Exists(original));
        Assert.Single(_home.State().Documents);
    }

    [Fact]
    public async Task List_ShowsVersionsAndTheirState()
    {
        _home.Crawl(CrawledHome.Sample("taoyuan-2023.txt"));
        _home.Crawl(CrawledHome.Sample("taoyuan-2022.txt"), night: 1);
        _home.Withdraw(2);

        var (_, output, _) = await _home.Run("archive", "list", "taoyuan", "--format", "csv");

        Assert.Equal(["state", "replaced", "withdrawn"], output.Trim().Split('\n').Select(l => l.Split(',')[1]));
    }

    [Fact]
    public async Task SecondWriter_IsToldWhoHoldsTheArchive()
    {
        await _home.Run("ingest", _home.Place("a.txt", CrawledHome.Sample("taoyuan-2023.txt")), "--no-analyze");
        using var held = ArchiveJournal.Open(_home.Home.Archive);

        var (exit, _, errors) = await _home.Run("archive", "check");

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Contains($"pid {Environment.ProcessId}", errors, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, (await _home.Run("archive", "list")).Exit);
    }
}
