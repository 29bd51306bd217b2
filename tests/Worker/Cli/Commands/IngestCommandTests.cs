using System.IO.Compression;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.Queries;

namespace PerfEval.Worker.Tests.Cli.Commands;

public sealed class IngestCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task NothingLoaded_LeadsNowhere()
    {
        await File.WriteAllTextAsync(_home.PathOf("empty.docx"), "");

        var (exit, _, errors) = await Ingest("empty.docx");

        Assert.Equal(2, exit);
        Assert.Contains("Loaded 0 documents (0 reports)", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("下一步 Next", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MembersOfAnArchive_AreCountedAsSuch()
    {
        using (var zip = await ZipFile.OpenAsync(_home.PathOf("one.zip"), ZipArchiveMode.Create))
            await zip.CreateEntryFromFileAsync(Path.Combine(DataFolder.Find(), "samples", "taoyuan-2023.txt"), "2023.txt");

        var (exit, _, errors) = await Ingest("one.zip");

        Assert.Equal(0, exit);
        Assert.Contains("Loaded 1 document (1 report, 1 member of archives among them)", errors, StringComparison.Ordinal);
        Assert.Contains("下一步 Next", errors, StringComparison.Ordinal);
    }

    private Task<(int Exit, string Output, string Errors)> Ingest(string file) =>
        AnalysedSamples.Run("ingest", _home.PathOf(file), "--db", _home.Home.Warehouse);
}
