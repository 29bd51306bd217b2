namespace PerfEval.Ingest.Packing;

/// <summary>Reads what is being unpacked no further than one chunk over a limit: declared sizes are not trusted.</summary>
internal static class Unpacking
{
    private const int ChunkBytes = 64 << 10;

    /// <exception cref="InvalidDataException">The packed bytes are damaged.</exception>
    /// <exception cref="ArchiveExhaustedException">A bound of the whole archive is reached.</exception>
    public static ReadOnlyMemory<byte> Read(Stream packed, long limit, ArchiveBudget budget, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        for (int count; kept.Length <= limit && (count = packed.Read(chunk)) > 0;)
        {
            budget.Unpacked(count, ct);
            kept.Write(chunk, 0, count);
        }

        return kept.ToArray();
    }

    /// <summary>Reads to the end and keeps nothing: in a solid archive the next file begins there.</summary>
    /// <inheritdoc cref="Read"/>
    public static void PassOver(Stream packed, ArchiveBudget budget, CancellationToken ct)
    {
        var chunk = new byte[ChunkBytes];
        for (int count; (count = packed.Read(chunk)) > 0;)
        {
            budget.Unpacked(count, ct);
        }
    }
}
