namespace PerfEval.Ingest.Readers.Doc;

/// <summary>In which pieces the text lies ([MS-DOC] 2.9.38 Clx).</summary>
internal sealed class PieceTable
{
    private const byte ChangesKind = 1;
    private const byte TableKind = 2;
    private const uint EightBit = 0x4000_0000;

    /// <summary>Code page 1252 from 80 to 9F; the rest of it is Latin-1.</summary>
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private readonly WordBytes _main;
    private readonly List<Piece> _pieces = [];

    /// <exception cref="InvalidDataException">A piece lies outside the stream, or together they are longer than it.</exception>
    public PieceTable(WordBytes main, WordBytes clx)
    {
        _main = main;
        var changes = new List<ReadOnlyMemory<byte>>();
        var at = 0L;
        for (; clx.Byte(at) == ChangesKind; at += 3 + clx.UInt16(at + 1))
            changes.Add(clx.Slice(at + 3, clx.UInt16(at + 1)).ToArray());
        if (clx.Byte(at) != TableKind)
            throw new InvalidDataException("找不到文字分段表 (no piece table)");
        Read(clx.Part("PlcPcd", at + 5, clx.UInt32(at + 1)), changes);
    }

    /// <summary>Characters of all stories.</summary>
    public int Length => _pieces.Count == 0 ? 0 : _pieces[^1].End;

    /// <summary>The pieces of a range, cut to it.</summary>
    public IEnumerable<Piece> Between(long start, long end)
    {
        for (var i = First(start); i < _pieces.Count && _pieces[i].Start < end; i++)
        {
            var piece = _pieces[i];
            var (from, to) = (Math.Max(piece.Start, start), Math.Min(piece.End, end));
            if (from < to)
                yield return piece with { Start = (int)from, End = (int)to, At = piece.OffsetOf((int)from) };
        }
    }

    /// <summary>The first piece that does not end before a position.</summary>
    private int First(long position)
    {
        var (low, high) = (0, _pieces.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_pieces[middle].End <= position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    public char Character(Piece piece, long offset)
    {
        if (piece.CharacterBytes == 2)
            return (char)_main.UInt16(offset);
        var value = _main.Byte(offset);
        return value is >= 0x80 and <= 0x9F ? Windows1252[value - 0x80] : (char)value;
    }

    private void Read(WordBytes plc, List<ReadOnlyMemory<byte>> changes)
    {
        var count = (plc.Length - 4) / 12;
        for (var i = 0; i < count; i++)
        {
            var (start, end) = (plc.Int32(4L * i), plc.Int32(4L * (i + 1)));
            var descriptor = (4L * (count + 1)) + (8L * i);
            var place = plc.UInt32(descriptor + 2);
            var bytes = (place & EightBit) != 0 ? 1 : 2;
            var at = bytes == 1 ? (place & ~EightBit) / 2 : place;
            // No two pieces share bytes in a real file; those of a bomb do.
            if (start != Length || end < start || end > _main.Length || at + ((long)(end - start) * bytes) > _main.Length)
                throw new InvalidDataException("文字分段表有误 (the piece table makes no sense)");
            if (end > start)
                _pieces.Add(new Piece(start, end, at, bytes, Changes(plc.UInt16(descriptor + 6), changes)));
        }
    }

    /// <summary>Prm: either the number of a list of changes, or one of them in short.</summary>
    private static ReadOnlyMemory<byte> Changes(ushort prm, List<ReadOnlyMemory<byte>> changes) =>
        (prm & 1) != 0
            ? prm >> 1 < changes.Count ? changes[prm >> 1] : default
            : ((prm >> 1) & 0x7F) switch
            {
                0x18 => Single(Sprm.InTable, prm),
                0x19 => Single(Sprm.RowEnd, prm),
                0x41 => Single(Sprm.Deleted, prm),
                0x5C => Single(Sprm.Vanish, prm),
                _ => default,
            };

    private static byte[] Single(ushort sprm, ushort prm) => [(byte)sprm, (byte)(sprm >> 8), (byte)(prm >> 8)];
}
