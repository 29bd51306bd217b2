using System.Globalization;

namespace PerfEval.Ingest.Archive;

/// <summary>
/// journal-*.jsonl: what happened, one record a line, only ever appended to. One process writes at a time, any number may read meanwhile.
/// A record is known to all who open the journal once <see cref="Append"/> has returned, whatever becomes of the machine then; of one that was
/// being written nothing remains.
/// </summary>
public sealed class ArchiveJournal : IDisposable
{
    private const string Pattern = "journal-*.jsonl";
    private const string LockName = "journal.lock";
    private const string HolderSuffix = ".holder";

    // Closed files never change, so that a backup copies each of them once.
    private const long MaxFileBytes = 64L << 20;

    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly List<string> _notices = [];
    private FileStream? _held;
    private FileStream? _file;
    private int _number = 1;

    private ArchiveJournal(string folder) => _folder = folder;

    public ArchiveState State { get; } = new();

    /// <summary>What was not as it should be when the journal was opened: a cut tail, damaged lines. Each in both languages.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Complete lines that are not as they were written; they were left out and stay in their files.</summary>
    public int DamagedLines { get; private set; }

    /// <summary>Opens for writing; creates the folder where it is missing. What a killed writer left unfinished is cut off and said.</summary>
    /// <exception cref="ArchiveBusyException">Another process writes.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static ArchiveJournal Open(string folder)
    {
        Directory.CreateDirectory(folder);
        var journal = new ArchiveJournal(folder);
        try
        {
            journal._held = Hold(folder);
            OriginalStore.Sweep(folder);
            var last = journal.Replay();
            journal._file = journal.OpenFile(last?.Path ?? journal.FilePath(), last?.Length ?? 0);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>What was there when it was opened; an archive that does not exist is empty. Never waits for a writer and never hinders one.</summary>
    public static ArchiveJournal OpenReader(string folder)
    {
        var journal = new ArchiveJournal(folder);
        journal.Replay();
        return journal;
    }

    /// <summary>
    /// Writes the records and waits until the disk has them; call <see cref="OriginalStore.Flush"/> before, so that no record names bytes that a
    /// power cut takes away. Safe to call from several threads.
    /// </summary>
    /// <exception cref="IOException">The disk is full or failed: none of the records was taken.</exception>
    public void Append(params ReadOnlySpan<JournalRecord> records)
    {
        using var lines = new MemoryStream();
        foreach (var record in records)
            JournalLine.Write(record, lines);
        if (lines.Length == 0)
            return;
        lock (_lock)
        {
            var file = _file ?? throw new InvalidOperationException("The journal is open for reading only, or a failed write could not be undone.");
            if (file.Length > 0 && file.Length + lines.Length > MaxFileBytes)
            {
                file.Dispose();
                _number++;
                _file = file = OpenFile(FilePath(), 0);
            }

            Write(file, lines);
            foreach (var record in records)
                State.Apply(record);
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
        _held?.Dispose();
        _held = null;
    }

    private void Write(FileStream file, MemoryStream lines)
    {
        var before = file.Length;
        try
        {
            file.Seek(before, SeekOrigin.Begin);
            file.Write(lines.GetBuffer(), 0, (int)lines.Length);
            file.Flush(flushToDisk: true);
        }
        catch (Exception)
        {
            // Half a batch must not stay. Where even that fails, nothing more is written, and the next writer cuts what is torn.
            _file = null;
            file.SetLength(before);
            _file = file;
            throw;
        }
    }

    private (string Path, long Length)? Replay()
    {
        (string, long)? last = null;
        if (!Directory.Exists(_folder))
            return null;
        foreach (var path in Directory.EnumerateFiles(_folder, Pattern).Order(StringComparer.Ordinal))
        {
            var file = JournalFile.Read(path, State.Apply);
            DamagedLines += file.DamagedLines.Count;
            foreach (var line in file.DamagedLines)
                _notices.Add($"档案日志 {Path.GetFileName(path)} 第 {line} 行已损坏，未采用。 Line {line} of {Path.GetFileName(path)} is damaged and was left out.");
            if (file.TornBytes > 0 && _held is not null)
                _notices.Add($"档案日志末尾有未写完的记录（{file.TornBytes} 字节），已截去。 The journal ended in a record that was never finished; {file.TornBytes} bytes were cut off.");
            last = (path, file.WholeBytes);
            _number = NumberOf(path);
        }

        return last;
    }

    private string FilePath() => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"journal-{_number:000000}.jsonl"));

    private static int NumberOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path)["journal-".Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    // The folder is synchronised too: a file that it does not name yet would be gone with the power.
    private FileStream OpenFile(string path, long length)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        try
        {
            if (file.Length != length)
            {
                file.SetLength(length);
                file.Flush(flushToDisk: true);
            }

            if (length == 0)
                Disk.SyncFolder(_folder);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // The kernel lets go of the lock when its process ends, however that happens. Who holds it stands in a file beside it: a locked one cannot be read.
    private static FileStream Hold(string folder)
    {
        var path = Path.Combine(folder, LockName);
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            File.WriteAllText(path + HolderSuffix, string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}, {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC"));
            return held;
        }
        catch (IOException e) when (IsLocked(e))
        {
            throw new ArchiveBusyException(folder, File.Exists(path + HolderSuffix) ? File.ReadAllText(path + HolderSuffix) : null, e);
        }
    }

    // EWOULDBLOCK, as .NET passes it on from flock.
    private static bool IsLocked(IOException e) => e.HResult == 11;
}
