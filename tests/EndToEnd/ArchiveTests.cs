using System.Globalization;
using System.Security.Cryptography;

namespace PerfEval.EndToEnd.Tests;

/// <summary>kill -9 and a full disk while originals are kept: nothing half, nothing twice, and the next run completes.</summary>
public sealed class ArchiveTests : IDisposable
{
    private const int Files = 260;

    private readonly PerfEvalProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData(30)]
    [InlineData(150)]
    public async Task KilledWhileArchiving_EveryNamedOriginalIsWhole_AndTheNextRunCompletes(int afterFiles)
    {
        Write(Files);
        await _program.KillDuringIngest(afterFiles);

        var check = await _program.Run("archive", "check", "--all");
        var second = await _program.Run("ingest", "in", "--no-analyze");
        var again = await _program.Run("archive", "check", "--all");

        Assert.True(check.ExitCode == 0, check.Error);
        Assert.Equal((0, 0), (second.ExitCode, again.ExitCode));
        Assert.Equal(Files, Objects().Length);
        Assert.All(Objects(), path => Assert.Equal(Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Archive, "tmp")));
        // Nothing twice: one line a document, and one document a file.
        Assert.Equal(Files, (await _program.Run("archive", "list", "--format", "csv")).Output.Trim().Split('\n').Length - 1);
        Assert.EndsWith(
            Files.ToString(CultureInfo.InvariantCulture), (await _program.Run("sql", "SELECT count(*) FROM document", "--format", "csv")).Output.Trim(),
            StringComparison.Ordinal);
    }

    [MountFact]
    public async Task FullDiskWhileArchiving_IsAClearError_NothingHalf_AndTheNextRunHeals()
    {
        using var disk = new SmallDisk(Path.Combine(_program.Folder, "perfeval-data"), 64);
        Write(Files, padding: 8000);
        disk.LeaveFree(1 << 20);

        var full = await _program.Run("ingest", "in", "--no-analyze");

        Assert.Equal(1, full.ExitCode);
        Assert.Contains("No space left", full.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.Exists(Path.Combine(Archive, "tmp")) ? Directory.GetFiles(Path.Combine(Archive, "tmp")) : []);
        disk.MakeRoom();
        var check = await _program.Run("archive", "check", "--all");
        Assert.True(check.ExitCode == 0, check.Error);
        var healed = await _program.Run("ingest", "in", "--no-analyze");
        Assert.True(healed.ExitCode == 0, healed.Error);
        Assert.Equal(Files, Objects().Length);
    }

    private string Archive => Path.Combine(_program.Folder, "perfeval-data", "archive");

    private string[] Objects() => Directory.GetFiles(Path.Combine(Archive, "objects"), "*", SearchOption.AllDirectories);

    // Small files, each of other bytes.
    private void Write(int count, int padding = 0)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_program.Folder, "in")).FullName;
        var sample = File.ReadAllText(Repository.Sample("taoyuan-2023.txt"));
        for (var i = 0; i < count; i++)
        {
            var name = i.ToString("000", CultureInfo.InvariantCulture);
            File.WriteAllText(Path.Combine(folder, name + ".txt"), string.Concat(sample, "\n备注", name, new string('\n', padding)));
        }
    }
}
