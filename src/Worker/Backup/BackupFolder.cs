using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Worker.Backup;

/// <summary>
/// A folder of backups: objects/ab/ab12… are the bytes of files under their SHA-256, whichever backup they belong to, so that the next one costs what
/// is new; backup-TIME.manifest lists the files of one moment. A manifest is the last that is written: what an interrupted backup leaves is no backup.
/// </summary>
public sealed class BackupFolder(string folder)
{
    private const string Head = "perfeval-backup 1";
    private const string Prefix = "backup-";
    private const string Suffix = ".manifest";

    public string Folder { get; } = Path.GetFullPath(folder);

    private string Objects => Path.Combine(Folder, "objects");

    /// <summary>Where these bytes lie or would lie.</summary>
    public string PathOf(string sha256) => Path.Combine(Objects, sha256[..2], sha256);

    /// <summary>The newest complete backup; null where there is none.</summary>
    public string? Latest() => Directory.Exists(Folder) ? Directory.GetFiles(Folder, Prefix + "*" + Suffix).Max(StringComparer.Ordinal) : null;

    /// <exception cref="InvalidDataException">The manifest is cut off or changed; names the line.</exception>
    public static IReadOnlyList<BackupEntry> Read(string manifest)
    {
        var lines = File.ReadAllLines(manifest);
        if (lines.Length < 2 || lines[0] != Head)
            throw new InvalidDataException($"{manifest}(1): 不是备份清单。 It is no manifest of a backup.");
        if (lines[^1] != Seal(lines[..^1]))
            throw new InvalidDataException($"{manifest}({lines.Length}): 清单不完整或被改动。 The manifest is cut off or was changed.");
        return [
            .. lines[1..^1].Select(line => line.Split('\t'))
                .Select(parts => new BackupEntry(parts[2], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[0]))
        ];
    }

    /// <summary>Makes what was put here a backup. Older ones go, and what only they held.</summary>
    /// <returns>The manifest's path.</returns>
    public string Complete(IReadOnlyCollection<BackupEntry> entries, DateTimeOffset at)
    {
        string[] lines = [Head, .. entries.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Sha256}\t{e.Bytes}\t{e.Path}"))];
        var manifest = Path.Combine(Folder, Prefix + at.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + Suffix);
        var unfinished = manifest + ".part";
        File.WriteAllLines(unfinished, [.. lines, Seal(lines)]);
        Disk.SyncFileSystem(Folder);
        File.Move(unfinished, manifest, overwrite: true);
        Disk.SyncFolder(Folder);
        foreach (var older in Directory.GetFiles(Folder, Prefix + "*").Where(file => file != manifest))
            File.Delete(older);
        var kept = entries.Select(e => e.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Objects, "*", SearchOption.AllDirectories).Where(file => !kept.Contains(Path.GetFileName(file))).ToList())
            File.Delete(file);
        return manifest;
    }

    private static string Seal(IEnumerable<string> lines) =>
        "end " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
