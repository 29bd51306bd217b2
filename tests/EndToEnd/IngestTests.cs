using System.IO.Compression;

namespace PerfEval.EndToEnd.Tests;

public sealed class IngestTests(IngestedSamples samples) : IClassFixture<IngestedSamples>
{
    [Fact]
    public void GoodFiles_ExitWithZeroAndPrintNothingAsResult()
    {
        Assert.Equal("", samples.Ingest.Output);
        Assert.Contains("Loaded 2 documents (2 reports), unchanged 0, rejected 0", samples.Ingest.Error, StringComparison.Ordinal);
        Assert.Equal(0, samples.Ingest.ExitCode);
    }

    [Fact]
    public async Task SecondIngest_ChangesNothing()
    {
        using var program = new PerfEvalProcess();
        await program.Run("ingest", Repository.Sample("qinghe-2023.txt"), "--no-analyze");
        var before = await program.Run("export", "provenance", "--format", "json");

        var second = await program.Run("ingest", Repository.Sample("qinghe-2023.txt"), "--no-analyze");

        Assert.Contains("Loaded 0 documents (0 reports), unchanged 1", second.Error, StringComparison.Ordinal);
        Assert.Equal(before.Output, (await program.Run("export", "provenance", "--format", "json")).Output);
    }

    [Fact]
    public async Task RejectedInputs_AreNamedWithTheirReason_AndTheRestIsLoaded()
    {
        using var program = new PerfEvalProcess();
        await File.WriteAllBytesAsync(Path.Combine(program.Folder, "empty.docx"), []);

        var outcome = await program.Run("ingest", "empty.docx", "missing.txt", Repository.Sample("qinghe-2023.txt"), "--no-analyze");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("empty.docx [empty]", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("missing.txt [not_found]", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Loaded 1 document (1 report), unchanged 0, rejected 2", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.docx", "No such file: missing.docx")]
    [InlineData(".", "There are no files")]
    public async Task NothingToRead_CreatesNoWarehouse(string path, string reason)
    {
        using var program = new PerfEvalProcess();

        var outcome = await program.Run("ingest", path);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(program.Folder));
    }

    [Fact]
    public async Task Archive_GivesItsMembersAndNoDocumentOfItsOwn()
    {
        using var program = new PerfEvalProcess();
        var archive = Path.Combine(program.Folder, "reports.zip");
        using (var zip = await ZipFile.OpenAsync(archive, ZipArchiveMode.Create))
        {
            await zip.CreateEntryFromFileAsync(Repository.Sample("qinghe-2023.txt"), "清河/2023.txt");
            await zip.CreateEntryFromFileAsync(Repository.Sample("pingjiang-2023.docx"), "2023.docx");
            zip.CreateEntry("empty.docx");
        }

        var first = await program.Run("ingest", "reports.zip", "--no-analyze");
        var origins = await program.Run("sql", "SELECT origin, source_name, status FROM document ORDER BY origin", "--format", "csv");
        var second = await program.Run("ingest", "reports.zip", "--no-analyze");

        Assert.Contains("reports.zip!empty.docx [empty]", first.Error, StringComparison.Ordinal);
        Assert.Contains("Loaded 2 documents (2 reports, 2 members of archives among them), unchanged 0, rejected 1", first.Error, StringComparison.Ordinal);
        Assert.Equal(
            [$"{archive}!2023.docx,2023.docx,read", $"{archive}!empty.docx,empty.docx,rejected", $"{archive}!清河/2023.txt,2023.txt,read"],
            origins.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1));
        Assert.Contains("Loaded 0 documents (0 reports), unchanged 2, rejected 1", second.Error, StringComparison.Ordinal);
        Assert.Contains("reports.zip!empty.docx [empty]", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_WithoutAnalysis_SayWhatToDo()
    {
        using var program = new PerfEvalProcess();
        await program.Run("ingest", Repository.Sample("qinghe-2023.txt"), "--no-analyze");

        var outcome = await program.Run("flags");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("perfeval analyze", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await program.Run("analyze")).ExitCode);
        Assert.Equal(0, (await program.Run("flags")).ExitCode);
    }

    [Fact]
    public async Task Analyze_WithoutWarehouse_CreatesNone()
    {
        using var program = new PerfEvalProcess();

        var outcome = await program.Run("analyze");

        Assert.Equal(1, outcome.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(program.Folder, "perfeval-data")));
    }

    [Fact]
    public async Task FilesThatOnlyGoWithReports_AreNamed()
    {
        using var program = new PerfEvalProcess();
        Directory.CreateDirectory(Path.Combine(program.Folder, "in"));
        File.Copy(Repository.Sample("qinghe-2023.txt"), Path.Combine(program.Folder, "in", "qinghe-2023.txt"));
        await File.WriteAllTextAsync(Path.Combine(program.Folder, "in", "x.json"), "{}");

        var outcome = await program.Run("ingest", "in", "--no-analyze");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("略过 1 个附带文件（说明、JSON）：x.json。", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BuddhistCalendarOfTheMachine_ReachesNoNameAndNoDate()
    {
        using var program = new PerfEvalProcess { Variables = { ["LC_ALL"] = "th_TH.UTF-8" } };

        await program.Run("ingest", Repository.Sample("qinghe-2023.txt"));
        var fetched = await program.Run("sql", "SELECT year(fetched_at) AS y FROM document", "--format", "csv");
        var journal = string.Concat(Directory.GetFiles(Path.Combine(program.Folder, "perfeval-data", "archive"), "journal-*.jsonl").Select(Path.GetFileName));

        Assert.Equal($"y\n{DateTime.UtcNow.Year}\n", fetched.Output.Replace("\r", "", StringComparison.Ordinal));
        Assert.DoesNotContain($"{DateTime.UtcNow.Year + 543}", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HintsAreCommandsThatWorkWhenPasted()
    {
        using var program = new PerfEvalProcess { Variables = { ["PERFEVAL_COMMAND"] = "./perfeval" } };

        var ingest = await program.Run("ingest", Repository.Sample("qinghe-2023.txt"));
        var help = await program.Run("ingest", "--help");

        Assert.Contains("下一步 Next: ./perfeval flags", ingest.Error, StringComparison.Ordinal);
        Assert.Contains("  ./perfeval ingest", help.Output, StringComparison.Ordinal);
    }
}
