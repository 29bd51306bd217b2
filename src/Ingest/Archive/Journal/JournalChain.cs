using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>
/// Ties the lines of one writer together: each record carries the hash of the line before it, over all of the writer's files, so that a line that was lost,
/// put in, changed or moved is noticed by the next one. Only what stood last can go unseen here; originals that no record names tell of that.
/// </summary>
internal static class JournalChain
{
    /// <summary>Before the first line of all.</summary>
    public static UInt128 None => UInt128.Zero;

    /// <summary>The first half of the SHA-256 of a line's bytes without its line feed.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> line)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(line, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}
