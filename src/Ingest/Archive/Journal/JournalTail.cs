using System.Buffers.Binary;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>The files of one node, read record by record from where the last look ended.</summary>
internal sealed class JournalTail(string folder, string node) : IDisposable
{
    private const int BufferBytes = 1 << 18;

    // The digits of a line's checksum, and what follows them to the end of the line.
    private const int MarkBytes = 11;

    private readonly List<JournalFault> _faults = [];
    private IReadOnlyList<int> _numbers = [];
    private FileStream? _file;
    private byte[] _buffer = [];
    private int _start;
    private int _filled;
    private long _line;
    private ulong _mark;
    private bool _isChained;

    // Whether the line before is the one that stood there: nothing can be said of what follows a damaged one.
    private bool _isSure = true;
    private JournalRecord? _current;

    public string Node => node;

    /// <summary>Of the file that is read or was read last; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>Of that file, up to and with the last line feed.</summary>
    public long WholeBytes { get; private set; }

    /// <summary>Behind it: a record that was being written.</summary>
    public long TornBytes => _filled - _start;

    /// <summary>Of the last record; a damaged line counts as one.</summary>
    public long Tick { get; private set; }

    /// <summary>Complete lines that are not as they were written, and gaps between lines and files.</summary>
    public IReadOnlyList<JournalFault> Faults => _faults;

    /// <summary>Of the last complete line, as the next one carries it.</summary>
    public UInt128 Last { get; private set; } = JournalChain.None;

    public JournalRecord Current => _current!;

    public RecordOrder Order => new(Tick, node);

    /// <summary>Starts to read what was appended since the last look.</summary>
    /// <param name="numbers">Of the node's files, as the folder lists them now: of those before the last nothing is still to come.</param>
    /// <returns>
    /// False where what was read is not there any more: a write that failed was undone after it had been seen, or a backup came back. All must be read anew
    /// then.
    /// </returns>
    public bool Look(IReadOnlyList<int> numbers)
    {
        _numbers = numbers;
        if (Number == 0)
            return true;
        if (!numbers.Contains(Number))
            return false;
        Open(Number, WholeBytes);
        return StandsWhereItStood();
    }

    /// <summary>Goes to the next good record. A line without its end is not there yet.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (_file is not null && NextLine(out var begin, out var length))
            {
                var line = _buffer.AsSpan(begin, length);
                _line++;
                Tick++;
                WholeBytes += length + 1;
                _mark = MarkOf(line);
                if (ReadLine(line) is not { } record)
                    continue;

                Tick = Math.Max(Tick, record.Tick);
                _current = record;
                return true;
            }

            Dispose();
            var next = _numbers.FirstOrDefault(number => number > Number);
            if (next == 0)
                return false;
            for (var missing = Number + 1; missing < next; missing++)
            {
                _faults.Add(new JournalFault(new JournalName(node, missing).FileName, 0, JournalFaultKind.Missing));
                _isSure = false;
            }

            (Number, WholeBytes, _line, _mark) = (next, 0, 0, 0);
            Open(next, 0);
        }
    }

    private JournalRecord? ReadLine(ReadOnlySpan<byte> line)
    {
        var (before, isSure) = (Last, _isSure);
        Last = JournalChain.Of(line);
        var record = JournalLine.Read(line, out var isWhole, out var carried);
        _isSure = isWhole;
        if (record is null)
            Fault(isWhole ? JournalFaultKind.Unknown : JournalFaultKind.Damaged);
        // Lines of before there was a chain carry nothing, and after the first that does, none may.
        if (isWhole && isSure && (carried is null ? _isChained : carried != before))
            Fault(JournalFaultKind.Broken);
        _isChained |= carried is not null;
        return record;
    }

    private void Fault(JournalFaultKind kind) => _faults.Add(new JournalFault(new JournalName(node, Number).FileName, _line, kind));

    /// <summary>Ends a look; between two of them only where it stands is kept.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
        _buffer = [];
    }

    private void Open(int number, long offset)
    {
        // A writer may be at work. Opened anew each time, so that a network file system asks the server how long it is.
        var path = Path.Combine(folder, new JournalName(node, number).FileName);
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        _file.Seek(offset, SeekOrigin.Begin);
        (_start, _filled) = (0, 0);
    }

    private bool StandsWhereItStood()
    {
        if (WholeBytes == 0)
            return true;
        Span<byte> end = stackalloc byte[MarkBytes];
        var length = (int)Math.Min(MarkBytes, WholeBytes);
        return RandomAccess.Read(_file!.SafeFileHandle, end[..length], WholeBytes - length) == length && end[length - 1] == (byte)'\n'
            && (_mark == 0 || MarkOf(end[..(length - 1)]) == _mark);
    }

    private bool NextLine(out int begin, out int length)
    {
        while (true)
        {
            begin = _start;
            length = _buffer.AsSpan(_start, _filled - _start).IndexOf((byte)'\n');
            if (length >= 0)
            {
                _start += length + 1;
                return true;
            }

            _buffer.AsSpan(_start, _filled - _start).CopyTo(_buffer);
            (_start, _filled) = (0, _filled - _start);
            if (_filled == _buffer.Length)
                Array.Resize(ref _buffer, Math.Max(BufferBytes, _buffer.Length * 2));
            var read = _file!.Read(_buffer, _filled, _buffer.Length - _filled);
            if (read == 0)
                return false;
            _filled += read;
        }
    }

    private static ulong MarkOf(ReadOnlySpan<byte> line) => line.Length < MarkBytes - 1 ? 0 : BinaryPrimitives.ReadUInt64LittleEndian(line[^(MarkBytes - 1)..]);
}
