namespace PerfEval.Worker.Pipeline;

/// <summary>Cuts a stream of inputs into batches by number and by the bytes that are held in memory.</summary>
public static class InputBatches
{
    /// <summary>Documents read side by side: enough that converters start seldom, few enough to bound memory, for up to six batches are in flight.</summary>
    private const int MaxFiles = 32;

    private const long MaxBytes = 128L << 20;

    public static IEnumerable<InputFile[]> Of(IEnumerable<InputFile> inputs)
    {
        var batch = new List<InputFile>();
        var bytes = 0L;
        foreach (var input in inputs)
        {
            // Two versions of one address follow each other into the warehouse; in one batch only the last would.
            if (input.Original is { } original && batch.Exists(b => b.Original?.Address == original.Address && b.Original.Sha256 != original.Sha256))
            {
                yield return [.. batch];
                batch.Clear();
                bytes = 0;
            }

            batch.Add(input);
            bytes += input.Content?.Bytes.Length ?? (input.Problem is null ? LengthOf(input.StoredAt ?? input.Origin) : 0);
            if (batch.Count == MaxFiles || bytes >= MaxBytes)
            {
                yield return [.. batch];
                batch.Clear();
                bytes = 0;
            }
        }

        if (batch.Count > 0)
            yield return [.. batch];
    }

    // What a converter will read is held until its turn comes.
    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
