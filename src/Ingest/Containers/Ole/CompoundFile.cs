using System.Buffers.Binary;
using System.Text;

namespace PerfEval.Ingest.Containers.Ole;

/// <summary>
/// Just enough of an OLE compound file ([MS-CFB]) to find a stream of its root by name, without regard to case, and to take its bytes.
/// Every offset is checked and every walk bounded: the file is untrusted.
/// </summary>
internal readonly ref struct CompoundFile
{
    private const uint LastRegularSector = 0xFFFFFFFA;
    private const int EntryBytes = 128;
    private const int MiniSectorBytes = 64;
    private const int HeaderDifat = 109;
    private const int MaxEntries = 10_000;

    /// <summary>Names of streams are compared without their case ([MS-CFB] 2.6.4).</summary>
    public static StringComparer Names => StringComparer.OrdinalIgnoreCase;

    private readonly ReadOnlySpan<byte> _file;
    private readonly int _sectorBytes;
    private readonly uint _miniCutoff;
    private readonly List<uint> _fatSectors;
    private readonly List<CompoundEntry> _root;
    private readonly uint _miniStream;
    private readonly uint _miniFat;

    /// <exception cref="InvalidDataException">The header or the directory makes no sense.</exception>
    public CompoundFile(ReadOnlySpan<byte> file)
    {
        _file = file;
        if (file.Length < 512 || BinaryPrimitives.ReadUInt16LittleEndian(file[30..]) is not (9 or 12))
        {
            throw new InvalidDataException("文件头不完整 (bad header)");
        }

        _sectorBytes = 1 << BinaryPrimitives.ReadUInt16LittleEndian(file[30..]);
        _miniCutoff = Word(56);
        _miniFat = Word(60);
        _fatSectors = [];
        _root = [];
        ReadDifat();
        var entries = ReadDirectory();
        _miniStream = entries[0].Start;
        Walk(entries);
    }

    /// <summary>Names of the streams that lie in the root itself: what an embedded object holds is not among them.</summary>
    public IEnumerable<string> Streams => _root.Select(entry => entry.Name);

    /// <summary>Names of the streams in the root; null where the file is no compound file or its directory is lost.</summary>
    public static IReadOnlyList<string>? StreamsOf(ReadOnlySpan<byte> file)
    {
        try
        {
            return [.. new CompoundFile(file).Streams];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// All bytes of a stream of the root; null where there is none of that name. The last sector of a file may be short, its rest is zeros then.
    /// </summary>
    /// <exception cref="InvalidDataException">Bytes of it are not in the file.</exception>
    public byte[]? Read(string name)
    {
        if (Find(name) is not { } found)
            return null;
        if (found.Size > _file.Length)
            throw CutOff();
        var bytes = new byte[found.Size];
        if (found.Size < _miniCutoff)
            ReadMini(found.Start, bytes);
        else
            ReadSectors(found.Start, bytes);
        return bytes;
    }

    private void ReadSectors(uint sector, Span<byte> into)
    {
        for (var done = 0; done < into.Length; done += _sectorBytes)
        {
            Copy(Offset(sector), into[done..Math.Min(done + _sectorBytes, into.Length)]);
            if (done + _sectorBytes < into.Length)
                sector = Next(sector);
        }
    }

    private void ReadMini(uint mini, Span<byte> into)
    {
        if (into.IsEmpty)
            return;
        var (stream, table) = (Chain(_miniStream), Chain(_miniFat));
        var (inSector, inTable) = ((uint)(_sectorBytes / MiniSectorBytes), (uint)(_sectorBytes / 4));
        for (var done = 0; done < into.Length; done += MiniSectorBytes)
        {
            if (mini / inSector >= stream.Count || mini / inTable >= table.Count)
                throw CutOff();
            var at = Offset(stream[(int)(mini / inSector)]) + (mini % inSector * MiniSectorBytes);
            Copy(at, into[done..Math.Min(done + MiniSectorBytes, into.Length)]);
            mini = Word(Offset(table[(int)(mini / inTable)]) + (mini % inTable * 4));
        }
    }

    private void Copy(long at, Span<byte> into)
    {
        if (at < 0 || at >= _file.Length)
            throw CutOff();
        _file.Slice((int)at, (int)Math.Min(into.Length, _file.Length - at)).CopyTo(into);
    }

    private List<uint> Chain(uint sector)
    {
        var chain = new List<uint>();
        for (; Offset(sector) is >= 0 and var at && at < _file.Length && chain.Count <= Sectors; sector = Next(sector))
            chain.Add(sector);
        return chain;
    }

    // Names are compared without case ([MS-CFB] 2.6.4): some programs write them all in capitals.
    private CompoundEntry? Find(string name) => _root.Find(entry => Names.Equals(entry.Name, name));

    private static InvalidDataException CutOff() => new("文件不完整 (the file was cut off)");

    private int Sectors => _file.Length / _sectorBytes;

    private uint Word(long at) => at >= 0 && at + 4 <= _file.Length ? BinaryPrimitives.ReadUInt32LittleEndian(_file[(int)at..]) : uint.MaxValue;

    private long Offset(uint sector) => sector < LastRegularSector ? (sector + 1L) * _sectorBytes : -1;

    private uint Next(uint sector)
    {
        var perSector = (uint)_sectorBytes / 4;
        var table = (int)Math.Min(sector / perSector, int.MaxValue);
        var at = table < _fatSectors.Count ? Offset(_fatSectors[table]) + (sector % perSector * 4) : long.MaxValue;
        return at < _file.Length - 3 ? Word(at) : throw new InvalidDataException("分配表不完整 (its allocation table is cut off)");
    }

    private void ReadDifat()
    {
        for (var i = 0; i < HeaderDifat; i++)
        {
            Keep(Word(76 + (i * 4)));
        }

        var perSector = (_sectorBytes / 4) - 1;
        var sector = Word(68);
        for (var read = 0; Offset(sector) is >= 0 and var at && at < _file.Length && read <= Sectors && _fatSectors.Count <= Sectors; read++)
        {
            for (var i = 0; i < perSector; i++)
            {
                Keep(Word(at + (i * 4)));
            }

            sector = Word(at + (perSector * 4));
        }
    }

    private void Keep(uint fatSector)
    {
        if (fatSector < LastRegularSector)
        {
            _fatSectors.Add(fatSector);
        }
    }

    private List<CompoundEntry> ReadDirectory()
    {
        var entries = new List<CompoundEntry>();
        var sector = Word(48);
        while (Offset(sector) is >= 0 and var at && entries.Count < MaxEntries)
        {
            if (at + _sectorBytes > _file.Length)
            {
                throw new InvalidDataException("目录不完整 (its directory is cut off)");
            }

            for (var i = 0; i < _sectorBytes; i += EntryBytes)
            {
                entries.Add(Entry(_file.Slice((int)at + i, EntryBytes)));
            }

            sector = Next(sector);
        }

        return entries.Count > 0 && entries[0].Type == 5 ? entries : throw new InvalidDataException("找不到目录 (no directory)");
    }

    private static CompoundEntry Entry(ReadOnlySpan<byte> bytes)
    {
        var nameBytes = Math.Clamp(BinaryPrimitives.ReadUInt16LittleEndian(bytes[64..]) - 2, 0, 62) & ~1;
        uint Number(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadUInt32LittleEndian(at);
        return new CompoundEntry(
            Encoding.Unicode.GetString(bytes[..nameBytes]), bytes[66], Number(bytes[68..]), Number(bytes[72..]), Number(bytes[76..]), Number(bytes[116..]),
            Number(bytes[120..]));
    }

    /// <summary>Siblings form a tree by their left and right numbers; the root names the top of it.</summary>
    private void Walk(List<CompoundEntry> entries)
    {
        var seen = new HashSet<uint>();
        var open = new Stack<uint>([entries[0].Child]);
        while (open.TryPop(out var number))
        {
            if (number >= entries.Count || !seen.Add(number))
            {
                continue;
            }

            var entry = entries[(int)number];
            open.Push(entry.Left);
            open.Push(entry.Right);
            if (entry.Type == 2)
            {
                _root.Add(entry);
            }
        }
    }
}
