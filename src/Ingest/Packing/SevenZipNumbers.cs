using System.Buffers.Binary;

namespace PerfEval.Ingest.Packing;

/// <summary>
/// Reads the numbers of a 7z directory one after the other; every count is held against the bytes that are left, of which each counted thing needs one.
/// </summary>
/// <exception cref="InvalidDataException">Thrown by all methods: there are fewer bytes than a number says.</exception>
internal ref struct SevenZipNumbers(ReadOnlySpan<byte> bytes)
{
    public const ulong End = 0;
    public const ulong Header = 1;
    public const ulong ArchiveProperties = 2;
    public const ulong AdditionalStreams = 3;
    public const ulong MainStreams = 4;
    public const ulong Files = 5;
    public const ulong PackInfo = 6;
    public const ulong UnpackInfo = 7;
    public const ulong SubStreams = 8;
    public const ulong Size = 9;
    public const ulong Checksum = 10;
    public const ulong Folder = 11;
    public const ulong UnpackSize = 12;
    public const ulong StreamsInFolder = 13;
    public const ulong PackedHeader = 23;

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Left => _rest.Length;

    public byte Byte() => Bytes(1)[0];

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _rest.Length)
        {
            throw new InvalidDataException("cut off");
        }

        var bytes = _rest[..count];
        _rest = _rest[count..];
        return bytes;
    }

    /// <summary>As many bytes follow the first as it has leading ones; its other bits are the highest.</summary>
    public ulong Number()
    {
        var first = Byte();
        var value = 0UL;
        for (var (i, mask) = (0, 0x80); i < 8; i++, mask >>= 1)
        {
            if ((first & mask) == 0)
            {
                return value | ((ulong)(first & (mask - 1)) << (8 * i));
            }

            value |= (ulong)Byte() << (8 * i);
        }

        return value;
    }

    public long Long() => Number() is <= long.MaxValue and var number ? (long)number : throw new InvalidDataException("size");

    public int Count() => Number() is var number && number <= (ulong)_rest.Length ? (int)number : throw new InvalidDataException("count");

    /// <summary>A block that says how long it is.</summary>
    public void Skip() => Bytes(Count());

    /// <summary>Passes over checksums and says which of so many things have one.</summary>
    public bool[] Checksums(int count)
    {
        var has = new bool[count];
        if (Byte() != 0)
        {
            Array.Fill(has, true);
        }
        else
        {
            var bits = Bytes((count + 7) / 8);
            for (var i = 0; i < count; i++)
            {
                has[i] = (bits[i / 8] & (0x80 >> (i % 8))) != 0;
            }
        }

        foreach (var one in has)
        {
            if (one)
            {
                _ = BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));
            }
        }

        return has;
    }
}
