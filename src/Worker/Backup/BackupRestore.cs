using System.Globalization;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Backup;

/// <summary>
/// A backup back into a data home. Every file is compared with its hash before anything that is there is touched; the archive is made beside its
/// place and renamed, and what was there is kept under another name.
/// </summary>
public sealed class BackupRestore(DataHome home, StateAddress state, TimeProvider clock)
{
    /// <exception cref="InvalidDataException">The backup is damaged: names the file. Nothing was changed.</exception>
    /// <exception cref="IOException">Something could not be read or written; what was there is there, or kept aside.</exception>
    public RestoreSummary From(BackupFolder backup, string manifest, CancellationToken ct)
    {
        var entries = BackupFolder.Read(manifest);
        Directory.CreateDirectory(home.Folder);
        var unfinished = Path.Combine(home.Folder, "restoring");
        Delete(unfinished);
        try
        {
            foreach (var entry in entries)
                Fetch(backup, entry, Path.GetFullPath(Path.Combine(unfinished, entry.Path)), unfinished, ct);
            Directory.CreateDirectory(unfinished);
            Disk.SyncFileSystem(home.Folder);
            var copy = Path.Combine(unfinished, BackupRun.StateName);
            var restore = new StateRestore(state, clock);
            var kept = new List<string>();
            // The state first: it alone can still be refused.
            if (File.Exists(copy) && restore.From(copy) is { } oldState)
                kept.Add(oldState);
            var archive = Path.Combine(unfinished, BackupRun.ArchiveName);
            if (Directory.Exists(archive))
            {
                if (Directory.Exists(home.Archive))
                {
                    var aside = $"{home.Archive}.replaced-{clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
                    Directory.Move(home.Archive, aside);
                    kept.Add(aside);
                }

                Directory.Move(archive, home.Archive);
                Disk.SyncFolder(home.Folder);
            }

            return new RestoreSummary(entries.Count, entries.Sum(e => e.Bytes), kept);
        }
        finally
        {
            Delete(unfinished);
        }
    }

    private static void Fetch(BackupFolder backup, BackupEntry entry, string target, string folder, CancellationToken ct)
    {
        if (!target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new InvalidDataException($"清单中的 {entry.Path} 指向数据目录之外。 {entry.Path} in the manifest leads out of the data home.");
        var source = backup.PathOf(entry.Sha256);
        if (!File.Exists(source))
            throw new InvalidDataException($"备份缺少 {source}（{entry.Path}），未恢复。 The backup lacks {source} ({entry.Path}); nothing was restored.");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (HashedCopy.Copy(source, target, long.MaxValue, ct).Sha256 != entry.Sha256)
            throw new InvalidDataException($"备份中的 {source}（{entry.Path}）已损坏，未恢复。 {source} ({entry.Path}) is damaged; nothing was restored.");
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
