using System.IO.Compression;

namespace PerfEval.EndToEnd.Tests;

/// <summary>What is no document is rejected with its own reason, and the rest of the batch is loaded.</summary>
public sealed class HostileInputTests : IDisposable
{
    private readonly PerfEvalProcess _program = new();

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(Path.Combine(_program.Folder, "in", "locked")))
            File.SetUnixFileMode(Path.Combine(_program.Folder, "in", "locked"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _program.Dispose();
    }

    [Fact]
    public async Task EachBadFile_HasItsOwnReason_AndTheGoodOneIsLoaded()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "in")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "program.docx"), [(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF]);
        await File.WriteAllBytesAsync(Path.Combine(folder, "empty.docx"), []);
        var random = new byte[5000];
        new Random(7).NextBytes(random);
        await File.WriteAllBytesAsync(Path.Combine(folder, "random.docx"), random);
        Bomb(Path.Combine(folder, "bomb.docx"));
        File.Copy(Repository.Sample("qinghe-2023.txt"), Path.Combine(folder, "good.txt"));

        var outcome = await _program.Run("ingest", "in", "--no-analyze");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("program.docx [executable]", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("empty.docx [empty]", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("random.docx [unknown_format]", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("bomb.docx [zip_bomb]", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Loaded 1 document (1 report), unchanged 0, rejected 4", outcome.Error, StringComparison.Ordinal);
        var listed = await _program.Run("sql", "SELECT source_name FROM document WHERE status = 'rejected' AND reason <> '' ORDER BY 1", "--format", "csv");
        Assert.Equal(
            ["bomb.docx", "empty.docx", "program.docx", "random.docx"],
            listed.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[1..]);
    }

    [Fact]
    public async Task BadNewVersionOfAFile_LosesNothingThatIsStored()
    {
        var file = Path.Combine(_program.Folder, "report.docx");
        File.Copy(Repository.Sample("pingjiang-2023.docx"), file);
        await _program.Run("ingest", "report.docx", "--no-analyze");
        await File.WriteAllBytesAsync(file, [0x50, 0x4B, 3, 4, 0, 0]);

        var outcome = await _program.Run("ingest", "report.docx", "--no-analyze");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("\"n\":1", (await _program.Run("sql", "SELECT count(*) AS n FROM report", "--format", "json")).Output, StringComparison.Ordinal);
    }

    // A megabyte of zeros in a kilobyte, a hundred times over: small on disk, far beyond any report when unpacked.
    private static void Bomb(string path)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8.ToArray(), 1);
        Write(zip, "word/document.xml", new byte[1 << 20], 300);
    }

    private static void Write(ZipArchive zip, string name, byte[] content, int times)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        for (var i = 0; i < times; i++)
            entry.Write(content);
    }
}
