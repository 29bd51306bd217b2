using System.Globalization;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>
/// journal-*.jsonl: what happened, one record a line, only ever appended to. Each writer has files of its own (<see cref="ArchiveNode"/>) and reads those of
/// the others: all see one state, that of all records in the order of <see cref="RecordOrder"/>. Any number may read meanwhile.
/// A record is known to all who open the journal once <see cref="Append"/> has returned, whatever becomes of the machine then; of one that was
/// being written nothing remains.
/// </summary>
public sealed class ArchiveJournal : IDisposable
{
    private const string LockSuffix = ".lock";
    private const string HolderSuffix = ".holder";

    // Closed files never change, so that a backup copies each of them once.
    private const long MaxFileBytes = 64L << 20;

    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly string _node;
    private readonly Dictionary<string, JournalTail> _tails = [];
    private FileStream? _held;
    private FileStream? _file;
    private int _number = 1;
    private long _length;
    private long _cut;
    private long _tick;
    private bool _isWhole = true;
    private UInt128 _chain = JournalChain.None;

    // A test makes a disk that fails of it.
    private readonly Func<string, FileStream> _open;

    private ArchiveJournal(string folder, string node, Func<string, FileStream>? open = null) => (_folder, _node, _open) = (folder, node, open ?? OpenShared);

    public ArchiveState State { get; } = new();

    /// <summary>What is not as it should be: a tail that was cut, damaged lines. Each in both languages.</summary>
    public IReadOnlyList<string> Notices
    {
        get
        {
            lock (_lock)
            {
                var damaged = Faults.GroupBy(fault => (fault.File, fault.Kind))
                    .Select(like => $"{like.First().WordsOf(like.Count()).Chinese} {like.First().WordsOf(like.Count()).English}");
                return _cut == 0
                    ? [.. damaged]
                    : [.. damaged, $"档案日志末尾有未写完的记录（{_cut} 字节），已截去。 The journal ended in a record that was never finished; {_cut} bytes were cut off."];
            }
        }
    }

    /// <summary>
    /// Complete lines that are not as they were written, which were left out and stay in their files; places where lines or files are missing. What was
    /// mended is not among them.
    /// </summary>
    public IReadOnlyList<JournalFault> Faults
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    // What lies there first: to the tails the file is only missing.
                    .. JournalName.SpecialIn(_folder).Select(name => new JournalFault(name, 0, JournalFaultKind.Special))
                        .Concat(_tails.Values.SelectMany(tail => tail.Faults))
                        .Concat(JournalName.FoldersIn(_folder).Select(name => new JournalFault(name, 0, JournalFaultKind.Folder)))
                        .Where(fault => !State.IsMended(fault.Place)).DistinctBy(fault => fault.Place),
                ];
            }
        }
    }

    /// <summary>Files that ended within a line when they were last read: a write was cut off, or is not over.</summary>
    public IReadOnlyList<JournalFault> Torn
    {
        get
        {
            lock (_lock)
            {
                return [
                    .. _tails.Values.Where(tail => tail.TornBytes > 0)
                        .Select(tail => new JournalFault(new JournalName(tail.Node, tail.Number).FileName, 0, JournalFaultKind.Torn))
                ];
            }
        }
    }

    /// <summary>
    /// Opens for writing; creates the folder where it is missing. What a killed writer of this name left unfinished is cut off and said; what others are
    /// writing is theirs.
    /// </summary>
    /// <param name="node">Name of the server (<see cref="ArchiveNode"/>); null where one process at a time writes.</param>
    /// <exception cref="ArchiveBusyException">Another process writes under this name.</exception>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static ArchiveJournal Open(string folder, string? node = null) => Open(folder, node, OpenShared);

    internal static ArchiveJournal Open(string folder, string? node, Func<string, FileStream> open)
    {
        if (node is not null && !ArchiveNode.IsName(node))
            throw new ArgumentException($"'{node}' cannot name a server's journal files: 1 to 40 of a-z, 0-9, - and _.", nameof(node));
        Directory.CreateDirectory(folder);
        var journal = new ArchiveJournal(folder, node ?? "", open);
        try
        {
            journal._held = Hold(folder, journal._node);
            OriginalStore.Sweep(folder, node);
            journal.ReadAll(journal.State);
            journal.OpenOwn();
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
        var journal = new ArchiveJournal(folder, "");
        journal.ReadAll(journal.State);
        return journal;
    }

    /// <summary>
    /// Takes in what other writers have appended since; costs the reading of that. Call it where work begins that rests on theirs: before a source is
    /// crawled, before a load. Safe to call from several threads.
    /// </summary>
    /// <exception cref="IOException">A file could not be read; the state is behind, and read anew by the next call.</exception>
    public void Refresh()
    {
        lock (_lock)
        {
            var files = JournalName.In(_folder);
            var others = Others(files);
            var wasWhole = _isWhole;
            _isWhole = false;
            if (!wasWhole || !others.TrueForAll(tail => tail.Look([.. files[tail.Node]])) || !Merge(others, State))
            {
                // Something came late that touches what stands already: rare, for one server works at one source at a time.
                var anew = new ArchiveState();
                ReadAll(anew);
                State.Become(anew);
            }

            _isWhole = true;
        }
    }

    /// <summary>
    /// Writes the records and waits until the disk has them; call <see cref="OriginalStore.Flush"/> before, so that no record names bytes that a
    /// power cut takes away. Safe to call from several threads.
    /// </summary>
    /// <exception cref="IOException">The disk is full or failed, or another process writes under the same name: none of the records was taken.</exception>
    public void Append(params ReadOnlySpan<JournalRecord> records)
    {
        if (records.Length == 0)
            return;
        lock (_lock)
        {
            var file = _file ?? throw new InvalidOperationException("The journal is open for reading only, or a failed write could not be undone.");
            // Alone, a record comes after the line before it, and says nothing of it.
            var isShared = _node.Length > 0 || _tails.Keys.Any(node => node.Length > 0);
            JournalRecord[] taken = [.. records];
            for (var i = 0; isShared && i < taken.Length; i++)
                taken[i] = taken[i] with { Tick = _tick + i + 1 };
            using var lines = new MemoryStream();
            var chain = _chain;
            foreach (var record in taken)
                chain = JournalLine.Write(record, lines, chain);
            // Locks of a network file system may not reach other machines; what somebody else wrote here must not be torn.
            if (file.Length != _length)
                throw new IOException(
                    $"另一进程正以同一名字写入 {file.Name}。 Another process writes to {file.Name} under the same name: each server needs a name of its own.");
            if (_length > 0 && _length + lines.Length > MaxFileBytes)
            {
                file.Dispose();
                _number = Free(_number + 1);
                _file = file = OpenFile(0);
            }

            Write(file, lines);
            _chain = chain;
            foreach (var record in taken)
                State.TryApply(record, new RecordOrder(++_tick, _node));
        }
    }

    public void Dispose()
    {
        CloseTails();
        _file?.Dispose();
        _file = null;
        _held?.Dispose();
        _held = null;
    }

    private void Write(FileStream file, MemoryStream lines)
    {
        try
        {
            file.Seek(_length, SeekOrigin.Begin);
            file.Write(lines.GetBuffer(), 0, (int)lines.Length);
            file.Flush(flushToDisk: true);
            _length += lines.Length;
        }
        catch (Exception)
        {
            // Half a batch must not stay. Where even that fails, nothing more is written, and the next writer cuts what is torn.
            _file = null;
            file.SetLength(_length);
            _file = file;
            throw;
        }
    }

    private void CloseTails()
    {
        foreach (var tail in _tails.Values)
            tail.Dispose();
        _tails.Clear();
    }

    private void ReadAll(ArchiveState state)
    {
        CloseTails();
        var files = JournalName.In(_folder);
        foreach (var node in files)
        {
            var tail = new JournalTail(_folder, node.Key);
            tail.Look([.. node]);
            _tails.Add(node.Key, tail);
        }

        Merge(_tails.Values, state);
    }

    // The tails of all nodes but this one, whose records are applied as they are written; of nodes that came lately as well.
    private List<JournalTail> Others(ILookup<string, int> files)
    {
        foreach (var node in files.Where(node => !_tails.ContainsKey(node.Key)))
            _tails.Add(node.Key, new JournalTail(_folder, node.Key));
        return [.. _tails.Values.Where(tail => _held is null || tail.Node != _node)];
    }

    // False where the state can only be had by reading all anew.
    private bool Merge(IEnumerable<JournalTail> tails, ArchiveState state)
    {
        var waiting = tails.Where(tail => tail.MoveNext()).ToList();
        while (waiting.Count > 0)
        {
            var first = waiting[0];
            for (var i = 1; i < waiting.Count; i++)
                first = waiting[i].Order < first.Order ? waiting[i] : first;
            if (!state.TryApply(first.Current, first.Order))
                return false;
            _tick = Math.Max(_tick, first.Tick);
            if (!first.MoveNext())
                waiting.Remove(first);
        }

        return true;
    }

    private void OpenOwn()
    {
        if (_tails.GetValueOrDefault(_node) is not { Number: > 0 } own)
        {
            _number = Free(_number);
            _file = OpenFile(0);
            return;
        }

        (_number, _cut, _chain) = (own.Number, own.TornBytes, own.Last);
        // Damaged lines at its end count too.
        _tick = Math.Max(_tick, own.Tick);
        _file = OpenFile(own.WholeBytes);
    }

    // A folder or a pipe that somebody put there stops nobody from writing.
    private int Free(int number)
    {
        while (Path.Combine(_folder, new JournalName(_node, number).FileName) is var path && (Directory.Exists(path) || SpecialFile.Is(path)))
            number++;
        return number;
    }

    private static FileStream OpenShared(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);

    // The folder is synchronised too: a file that it does not name yet would be gone with the power.
    private FileStream OpenFile(long length)
    {
        var path = Path.Combine(_folder, new JournalName(_node, _number).FileName);
        var file = _open(path);
        try
        {
            if (file.Length != length)
            {
                file.SetLength(length);
                file.Flush(flushToDisk: true);
            }

            if (length == 0)
                Disk.SyncFolder(_folder);
            _length = length;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // The kernel lets go of the lock when its process ends, however that happens. Who holds it stands in a file beside it: a locked one cannot be read.
    private static FileStream Hold(string folder, string node)
    {
        var path = Path.Combine(folder, (node.Length == 0 ? "journal" : "journal-" + node) + LockSuffix);
        SpecialFile.Refuse(path);
        SpecialFile.Refuse(path + HolderSuffix);
        try
        {
            var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            File.WriteAllText(
                path + HolderSuffix, string.Create(CultureInfo.InvariantCulture, $"pid {Environment.ProcessId}, {DateTime.UtcNow:yyyy-MM-dd HH:mm:ss} UTC"));
            return held;
        }
        catch (IOException e) when (Disk.IsLocked(e))
        {
            throw new ArchiveBusyException(folder, File.Exists(path + HolderSuffix) ? File.ReadAllText(path + HolderSuffix) : null, e);
        }
    }
}
