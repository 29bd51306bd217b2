using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>What one archive, with all archives inside it, may still take: files and unpacked bytes.</summary>
internal sealed class ArchiveBudget(ReaderLimits limits)
{
    /// <summary>A small file may pack well; below this size the ratio says nothing.</summary>
    private const int RatioFloorBytes = 1 << 20;

    private int _files = limits.MaxArchiveEntries;
    private long _bytes = limits.MaxUnpackedBytes;

    public ReaderLimits Limits => limits;

    /// <summary>Most bytes that a file may unpack to, one more than which is too many.</summary>
    public long MostBytes(long packedBytes) =>
        Math.Min(Math.Min(_bytes, limits.MaxFileBytes), packedBytes < long.MaxValue / limits.MaxRatio ? Math.Max(RatioFloorBytes, packedBytes * limits.MaxRatio) : long.MaxValue);

    /// <summary>Why no further file is taken; counts the file otherwise.</summary>
    public Rejection? TakeFile() =>
        _files-- > 0 ? null : Rejections.ZipBomb($"文件超过 {limits.MaxArchiveEntries} 个", $"more than {limits.MaxArchiveEntries} files");

    /// <summary>Why a file of this size is not kept; takes the bytes otherwise.</summary>
    /// <param name="packedBytes">Its size in the archive.</param>
    public Rejection? TakeBytes(long bytes, long packedBytes)
    {
        if (bytes > RatioFloorBytes && bytes / Math.Max(1, packedBytes) >= limits.MaxRatio)
        {
            return Rejections.ZipBomb($"压缩比超过 {limits.MaxRatio}", $"it unpacks to more than {limits.MaxRatio} times its size");
        }

        if (bytes > limits.MaxFileBytes)
        {
            return Rejections.TooLarge(bytes, limits.MaxFileBytes);
        }

        if (bytes > _bytes)
        {
            return Rejections.ZipBomb($"解压后超过 {limits.MaxUnpackedBytes} 字节", $"more than {limits.MaxUnpackedBytes} bytes unpacked");
        }

        _bytes -= bytes;
        return null;
    }
}
