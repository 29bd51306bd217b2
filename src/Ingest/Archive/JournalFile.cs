namespace PerfEval.Ingest.Archive;

/// <summary>What was found in one file of the journal.</summary>
/// <param name="WholeBytes">Up to and with the last line feed.</param>
/// <param name="TornBytes">Behind it: a record that was being written.</param>
/// <param name="DamagedLines">Complete lines that are not as they were written, from 1.</param>
internal sealed record JournalFile(long WholeBytes, long TornBytes, IReadOnlyList<long> DamagedLines)
{
    private const int BufferBytes = 1 << 18;

    /// <summary>Hands every good record on, in order. Holds one line at a time.</summary>
    public static JournalFile Read(string path, Action<JournalRecord> take)
    {
        // A writer may be at work: what it has begun to write is not there yet.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        var buffer = new byte[BufferBytes];
        var damaged = new List<long>();
        var (filled, whole, number) = (0, 0L, 0L);
        while (true)
        {
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
            var read = file.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
                break;
            filled += read;
            var rest = buffer.AsSpan(0, filled);
            while (rest.IndexOf((byte)'\n') is var end and >= 0)
            {
                number++;
                if (JournalLine.Read(rest[..end]) is { } record)
                    take(record);
                else
                    damaged.Add(number);
                whole += end + 1;
                rest = rest[(end + 1)..];
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
        }

        return new JournalFile(whole, filled, damaged);
    }
}
