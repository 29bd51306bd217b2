using System.Diagnostics;

namespace PerfEval.Ingest.Packing;

/// <summary>Reads what is being unpacked no further than one byte over a limit: declared sizes are not trusted.</summary>
internal static class Unpacking
{
    private const int ChunkBytes = 64 << 10;

    /// <param name="maxTime">Looked at after every chunk; null where the caller keeps it.</param>
    /// <exception cref="InvalidDataException">The packed bytes are damaged.</exception>
    /// <exception cref="TimeoutException">It took longer.</exception>
    public static ReadOnlyMemory<byte> Read(Stream packed, long limit, CancellationToken ct, TimeSpan? maxTime = null)
    {
        var clock = Stopwatch.StartNew();
        using var kept = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        for (int count; kept.Length <= limit && (count = packed.Read(chunk)) > 0;)
        {
            Check(clock, maxTime, ct);
            kept.Write(chunk, 0, count);
        }

        return kept.ToArray();
    }

    /// <summary>Reads to the end and keeps nothing: in a solid archive the next file begins there.</summary>
    /// <inheritdoc cref="Read"/>
    public static void PassOver(Stream packed, CancellationToken ct, TimeSpan? maxTime = null)
    {
        var clock = Stopwatch.StartNew();
        var chunk = new byte[ChunkBytes];
        while (packed.Read(chunk) > 0)
        {
            Check(clock, maxTime, ct);
        }
    }

    private static void Check(Stopwatch clock, TimeSpan? maxTime, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (clock.Elapsed >= maxTime)
        {
            throw new TimeoutException();
        }
    }
}
