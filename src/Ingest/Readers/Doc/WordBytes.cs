using System.Buffers.Binary;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Bytes of one stream, little-endian. Every offset comes from the file; one that leads out of it is a damage with a name.</summary>
/// <param name="name">For the message.</param>
internal sealed class WordBytes(string name, ReadOnlyMemory<byte> bytes)
{
    public int Length => bytes.Length;

    /// <exception cref="InvalidDataException">It lies outside.</exception>
    public byte Byte(long at) => Slice(at, 1)[0];

    /// <inheritdoc cref="Byte"/>
    public ushort UInt16(long at) => BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, 2));

    /// <inheritdoc cref="Byte"/>
    public int Int32(long at) => BinaryPrimitives.ReadInt32LittleEndian(Slice(at, 4));

    /// <inheritdoc cref="Byte"/>
    public uint UInt32(long at) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(at, 4));

    /// <inheritdoc cref="Byte"/>
    public ReadOnlySpan<byte> Slice(long at, long length) => Memory(at, length).Span;

    /// <inheritdoc cref="Byte"/>
    public ReadOnlyMemory<byte> Memory(long at, long length)
    {
        Check(at, length);
        return bytes.Slice((int)at, (int)length);
    }

    /// <summary>A structure of the stream as bytes of its own.</summary>
    /// <inheritdoc cref="Byte"/>
    public WordBytes Part(string part, long at, long length) => new(part, Memory(at, length));

    /// <summary>From an offset to the end.</summary>
    /// <inheritdoc cref="Byte"/>
    public WordBytes From(string part, long at) => Part(part, at, Length - at);

    private void Check(long at, long length)
    {
        if (at < 0 || length < 0 || at > bytes.Length - length)
            throw new InvalidDataException($"{name} 中的位置 {at} 超出范围 ({name} leads to offset {at}, which lies outside)");
    }
}
