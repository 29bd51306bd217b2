namespace PerfEval.EndToEnd.Tests;

/// <summary>No room on the disk: a clear error, the last good generation stays, and the next run heals.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly PerfEvalProcess _program = new();
    private readonly SmallDisk? _disk;

    public FullDiskTests()
    {
        if (Environment.IsPrivilegedProcess)
            _disk = new SmallDisk(Path.Combine(_program.Folder, "perfeval-data"), 96);
    }

    public void Dispose()
    {
        _disk?.Dispose();
        _program.Dispose();
    }

    [MountFact]
    public async Task Publish_WithoutRoom_KeepsTheLastGeneration_AndHeals()
    {
        await Succeed("ingest", Repository.Sample("pingjiang-2023.docx"));
        await Succeed("publish");
        await Succeed("ingest", Repository.Sample("taoyuan-2023.txt"));
        _disk!.LeaveFree(1 << 20);

        var full = await _program.Run("publish");

        Assert.Equal(1, full.ExitCode);
        Assert.Contains("free", full.Error, StringComparison.Ordinal);
        Assert.Equal("1,1", await Published());
        _disk.MakeRoom();
        await Succeed("publish");
        Assert.Equal("2,2", await Published());
    }

    [MountFact]
    public async Task Publish_ThatFillsTheDisk_LeavesNothingHalf()
    {
        await Succeed("ingest", Repository.Sample("pingjiang-2023.docx"), Repository.Sample("taoyuan-2023.txt"));
        await Succeed("publish");
        // Room for the database, as is checked before, but not for its copies in Parquet.
        _disk!.LeaveFree(new FileInfo(Path.Combine(_disk.Folder, "warehouse.duckdb")).Length + (64 << 10));

        var full = await _program.Run("publish");

        Assert.Equal(1, full.ExitCode);
        Assert.Contains("Not published", full.Error, StringComparison.Ordinal);
        Assert.Equal("1,2", await Published());
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(Path.Combine(_disk.Folder, "published")), path => path.Contains("unfinished", StringComparison.Ordinal));
        _disk.MakeRoom();
        await Succeed("publish");
        Assert.Equal("2,2", await Published());
    }

    [MountFact]
    public async Task Load_ThatFillsTheDisk_LeavesWholeDocuments_AndTheNextOneCompletes()
    {
        await Succeed("ingest", Repository.Sample("pingjiang-2023.docx"));
        _disk!.LeaveFree(64 << 10);

        var full = await _program.Run("ingest", Repository.Sample("taoyuan-2023.txt"), Repository.Sample("lingshou-2023.html"));

        Assert.Equal(1, full.ExitCode);
        Assert.Contains("No space left", full.Error, StringComparison.OrdinalIgnoreCase);
        _disk.MakeRoom();
        await Succeed("ingest", Repository.Sample("taoyuan-2023.txt"), Repository.Sample("lingshou-2023.html"));
        Assert.Equal("3", await Last("SELECT count(*) FROM document WHERE status = 'read'"));
    }

    private async Task Succeed(params string[] arguments)
    {
        var outcome = await _program.Run(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    private Task<string> Published() =>
        Last("SELECT generation, reports FROM generation", "--db", Path.Combine("perfeval-data", "published", "perfeval.duckdb"));

    private async Task<string> Last(string query, params string[] arguments) =>
        (await _program.Run(["sql", query, "--format", "csv", .. arguments])).Output.Trim().Split('\n')[^1].Trim();
}
