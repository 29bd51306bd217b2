using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Worker.Pipeline;

/// <summary>Takes the bytes of forgotten documents out of the archive. Repeated after a crash it finishes what was begun.</summary>
public static class ForgottenBytes
{
    /// <summary>For so long bytes that were set aside can be restored without the file.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>
    /// Sets aside what was forgotten lately, erases what was to be erased at once or was set aside for too long, brings back what an address holds rightfully.
    /// </summary>
    public static void Clear(ArchiveState archive, OriginalStore store, DateTimeOffset now)
    {
        foreach (var traces in archive.Forgotten.GroupBy(f => f.Sha256))
        {
            // Another server took the same bytes from another address while they were being set aside.
            if (!archive.IsForgotten(traces.Key))
                store.TakeBack(traces.Key);
            else if (traces.Any(t => t.Erased) || traces.Max(t => t.At) + Kept < now)
                store.Erase(traces.Key);
            else
                store.SetAside(traces.Key);
        }
    }
}
