using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Backup;

/// <summary>
/// Archive and state into a folder of backups, while serve may write. The state is copied first, then the journals as of one moment, then every file:
/// an original is on the disk before a journal names it, so each one that a copied journal names is there to be copied.
/// </summary>
/// <param name="state">Copied as a file whichever store it is.</param>
public sealed class BackupRun(DataHome home, StateAddress state, BackupFolder backup, TimeProvider clock)
{
    public const string StateName = "state.db";
    public const string ArchiveName = "archive";

    private const string Objects = "objects";

    private readonly List<BackupEntry> _entries = [];
    private readonly List<string> _damaged = [];
    private long _copied;

    /// <exception cref="StateDamagedException">The state is damaged; the backup before stays.</exception>
    /// <exception cref="IOException">Something could not be read or written; the backup before stays.</exception>
    public BackupSummary Run(CancellationToken ct)
    {
        Directory.CreateDirectory(backup.Folder);
        using var alone = Alone();
        var unfinished = Path.Combine(backup.Folder, ".part");
        var copy = Path.Combine(backup.Folder, ".state");
        try
        {
            if (StateSnapshot.IsThere(state))
            {
                StateSnapshot.Write(state, copy);
                Put(copy, StateName, unfinished, long.MaxValue, ct);
            }

            if (Directory.Exists(home.Archive))
                PutArchive(unfinished, ct);
            return new BackupSummary(backup.Complete(_entries, clock.GetUtcNow()), _entries.Count, _entries.Sum(e => e.Bytes), _copied, _damaged);
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(copy);
        }
    }

    private FileStream Alone()
    {
        var file = Path.Combine(backup.Folder, ".lock");
        SpecialFile.Refuse(file);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Disk.IsLocked(e))
        {
            throw new IOException($"另一个备份正在进行（{file}）。 Another backup is being made ({file}).", e);
        }
    }

    private void PutArchive(string unfinished, CancellationToken ct)
    {
        foreach (var (path, length) in Journals())
            Put(path, Name(path), unfinished, length, ct);
        foreach (var path in Directory.EnumerateFiles(home.Archive, "*", SearchOption.AllDirectories))
        {
            ct.ThrowIfCancellationRequested();
            switch (Path.GetRelativePath(home.Archive, path).Split(Path.DirectorySeparatorChar))
            {
                case [Objects, _, var sha]:
                    PutOriginal(path, sha, unfinished, ct);
                    break;
                // Downloads in progress, who writes, and the journals, which are copied.
                case ["tmp", ..]:
                case [var name] when name.Contains(".lock", StringComparison.Ordinal) || IsJournal(name):
                    break;
                default:
                    Put(path, Name(path), unfinished, long.MaxValue, ct);
                    break;
            }
        }
    }

    // The journals of several writers refer to each other, so their lengths must be of one moment; each ends with its last whole line.
    private List<(string Path, long Length)> Journals()
    {
        while (true)
        {
            var lengths = Lengths();
            if (lengths.SequenceEqual(Lengths()))
                return [.. lengths.Select(journal => (journal.Path, WholeLines(journal.Path, journal.Length)))];
        }
    }

    private List<(string Path, long Length)> Lengths() =>
    [
        .. new DirectoryInfo(home.Archive).GetFiles()
            .Where(file => IsJournal(file.Name) && !SpecialFile.Is(file.FullName))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(file => (file.FullName, file.Length)),
    ];

    private static bool IsJournal(string name) => name.StartsWith("journal-", StringComparison.Ordinal) && name.EndsWith(".jsonl", StringComparison.Ordinal);

    private static long WholeLines(string path, long length)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        while (length > 0)
        {
            file.Position = length - 1;
            if (file.ReadByte() == '\n')
                break;
            length--;
        }

        return length;
    }

    // Its name is its hash. What a backup has of that name and length it has read and flushed; everything else is read and compared.
    private void PutOriginal(string path, string sha, string unfinished, CancellationToken ct)
    {
        var length = OriginalStore.IsFile(path) ? new FileInfo(path).Length : -1;
        var there = new FileInfo(backup.PathOf(sha));
        if (there.Exists && there.Length == length)
        {
            _entries.Add(new BackupEntry(Name(path), length, sha));
            return;
        }

        var (bytes, found) = length < 0 ? (0, "") : HashedCopy.Copy(path, unfinished, long.MaxValue, ct);
        if (found == sha)
        {
            Adopt(unfinished, Name(path), bytes, sha);
            return;
        }

        _damaged.Add(path);
        // The backup may have it whole; then it is worth more than the original.
        if (there.Exists)
            _entries.Add(new BackupEntry(Name(path), there.Length, sha));
    }

    private void Put(string path, string name, string unfinished, long most, CancellationToken ct)
    {
        var (bytes, sha) = HashedCopy.Copy(path, unfinished, most, ct);
        Adopt(unfinished, name, bytes, sha);
    }

    private void Adopt(string unfinished, string name, long bytes, string sha)
    {
        var place = backup.PathOf(sha);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.Move(unfinished, place, overwrite: true);
        _entries.Add(new BackupEntry(name, bytes, sha));
        _copied += bytes;
    }

    private string Name(string path) => ArchiveName + "/" + Path.GetRelativePath(home.Archive, path).Replace(Path.DirectorySeparatorChar, '/');
}
