using System.Buffers.Binary;

namespace PerfEval.Ingest.Packing;

/// <summary>What the header before a file of a ZIP archive says of it; a streamed file says it behind its bytes instead.</summary>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="IsBehind">Whether checksum and size stand in a descriptor behind the bytes.</param>
internal readonly record struct ZipSizes(int Method, bool IsBehind, uint Crc32, uint PackedBytes)
{
    private const int DescriptorBytes = 8;

    /// <summary>The checksum, looked up behind the bytes where it stands there (APPNOTE 4.3.9); 0 where it is lost.</summary>
    /// <param name="rest">Everything from the file's first byte to the next header.</param>
    public uint Crc32Of(ReadOnlySpan<byte> rest)
    {
        if (!IsBehind)
        {
            return Crc32;
        }

        var descriptor = rest.LastIndexOf("PK\x07\x08"u8);
        return descriptor >= 0 && descriptor + DescriptorBytes <= rest.Length ? BinaryPrimitives.ReadUInt32LittleEndian(rest[(descriptor + 4)..]) : 0;
    }
}
