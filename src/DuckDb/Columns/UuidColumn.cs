using System.Buffers.Binary;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>UUID: 128 bits with the top bit flipped, so that signed order is text order.</summary>
internal sealed unsafe class UuidColumn : ColumnReader<Guid>
{
    private const ulong TopBit = 1UL << 63;

    public override Guid Read(long row)
    {
        var value = ((HugeInt*)Data)[row];
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value.Upper ^ TopBit);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], value.Lower);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The 128 bits as printed, without the flip that storage applies.</summary>
    public static HugeInt Bits(Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return new HugeInt(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }

    /// <summary>The bits as a vector holds them.</summary>
    public static HugeInt Stored(Guid value)
    {
        var bits = Bits(value);
        return new HugeInt(bits.Lower, bits.Upper ^ TopBit);
    }

    public override string GetText(long row) => Read(row).ToString();
}
