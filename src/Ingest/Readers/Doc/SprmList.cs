using System.Buffers.Binary;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Walks a list of property modifiers (grpprl). It ends where one is cut off: nothing behind it can be told apart.</summary>
internal ref struct SprmList(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public ushort Code { get; private set; }

    /// <summary>Without its length.</summary>
    public ReadOnlySpan<byte> Operand { get; private set; }

    /// <summary>The operand's first byte, 0 where it has none.</summary>
    public readonly byte Value => Operand.IsEmpty ? (byte)0 : Operand[0];

    /// <summary>The operand as a number of up to 32 bits.</summary>
    public readonly int Number => Operand.Length switch
    {
        >= 4 => BinaryPrimitives.ReadInt32LittleEndian(Operand),
        >= 2 => BinaryPrimitives.ReadInt16LittleEndian(Operand),
        _ => Value,
    };

    public bool Next()
    {
        if (_at > _bytes.Length - 3)
            return false;
        Code = BinaryPrimitives.ReadUInt16LittleEndian(_bytes[_at..]);
        var (head, length) = Length(_bytes[(_at + 2)..]);
        var start = _at + 2 + head;
        if (length < 0 || start > _bytes.Length - length)
            return false;
        Operand = _bytes.Slice(start, length);
        _at = start + length;
        return true;
    }

    /// <summary>Bytes before the operand, and its own; by the upper three bits of the code, but for two that are counted otherwise.</summary>
    private readonly (int Head, int Length) Length(ReadOnlySpan<byte> rest) => (Code >> 13) switch
    {
        0 or 1 => (0, 1),
        2 or 4 or 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ when Code == Sprm.DefineTable => rest.Length < 2 ? (0, -1) : (2, BinaryPrimitives.ReadUInt16LittleEndian(rest) - 1),
        _ when Code == Sprm.Tabs && rest[0] == 255 => (1, TabBytes(rest[1..])),
        _ => (1, rest[0]),
    };

    /// <summary>Too many tabs for a length of one byte: each that is taken away has four bytes, each that is added three.</summary>
    private static int TabBytes(ReadOnlySpan<byte> rest)
    {
        var taken = rest.IsEmpty ? -1 : 1 + (4 * rest[0]);
        return taken < 0 || taken >= rest.Length ? -1 : taken + 1 + (3 * rest[taken]);
    }
}
