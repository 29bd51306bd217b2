using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>
/// What one archive, with all archives inside it, may still take: entries, bytes that are kept, bytes that are unpacked at all, processor time. Once
/// a bound of the whole is reached nothing more of it is unpacked.
/// </summary>
/// <param name="archiveBytes">Size of the outermost archive.</param>
internal sealed class ArchiveBudget(ReaderLimits limits, long archiveBytes)
{
    /// <summary>A small file may pack well; below this size the ratio says nothing.</summary>
    private const int RatioFloorBytes = 1 << 20;

    /// <summary>The same for all files together.</summary>
    private const int WholeRatioFloorBytes = 32 << 20;

    private int _files = limits.MaxArchiveEntries;
    private long _kept = limits.MaxUnpackedBytes;
    // What is unpacked and then refused costs as much as what is kept; and several entries may share the same packed bytes.
    private long _unpacked = 2 * Math.Max(WholeRatioFloorBytes, Math.Min(limits.MaxUnpackedBytes, Times(archiveBytes, limits.MaxRatio)));
    private TimeSpan _spent;
    private TimeSpan? _since;

    public ReaderLimits Limits => limits;

    /// <summary>Why nothing more is unpacked of the whole archive; null as long as its bounds hold.</summary>
    public Rejection? Exhausted { get; private set; }

    /// <summary>Most bytes that a file may unpack to, one more than which is too many.</summary>
    public long MostBytes(long packedBytes) =>
        Math.Min(Math.Min(Math.Min(_kept, _unpacked), limits.MaxFileBytes), Math.Max(RatioFloorBytes, Times(packedBytes, limits.MaxRatio)));

    /// <summary>Why no further entry is taken, be it one that is passed over; counts it otherwise.</summary>
    public Rejection? TakeFile() =>
        Exhausted ?? (_files-- > 0
            ? null
            : Exhausted = Rejections.ZipBomb($"文件超过 {limits.MaxArchiveEntries} 个", $"more than {limits.MaxArchiveEntries} files"));

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

        if (bytes > _kept)
        {
            return Rejections.ZipBomb($"解压后超过 {limits.MaxUnpackedBytes} 字节", $"more than {limits.MaxUnpackedBytes} bytes unpacked");
        }

        _kept -= bytes;
        return null;
    }

    /// <summary>Begins to count processor time; called on the thread that unpacks.</summary>
    public void Begin() => _since = ProcessorClock.OfThread();

    /// <summary>Ends what <see cref="Begin"/> began, on the same thread.</summary>
    public void End()
    {
        _spent = Spent;
        _since = null;
    }

    /// <summary>Counts bytes as they are unpacked, kept or not.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    /// <exception cref="ArchiveExhaustedException">A bound of the whole archive is reached.</exception>
    public void Unpacked(long bytes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        _unpacked -= bytes;
        var reason = _unpacked < 0 ? Rejections.ZipBomb("解压出的字节远多于其大小", "far more bytes come out of it than its size allows")
            : Spent >= limits.MaxTime ? Rejections.TooSlow(limits.MaxTime)
            : null;
        if (reason is not null)
        {
            throw new ArchiveExhaustedException(Exhausted ??= reason);
        }
    }

    private TimeSpan Spent => _since is { } since ? _spent + (ProcessorClock.OfThread() - since) : _spent;

    private static long Times(long bytes, int ratio) => bytes < long.MaxValue / ratio ? bytes * ratio : long.MaxValue;
}
