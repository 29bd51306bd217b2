using System.Security.Cryptography;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Archive;

/// <summary>
/// Rereads originals and compares them with their hash: one part of seven at a time, the one whose last check is longest ago, so that seven nights
/// see every bit. Nothing is deleted: a damaged original is set aside, taken anew from the local file it came from, or left to the next crawl, which
/// asks for it without conditions.
/// </summary>
public static class ArchiveCheck
{
    public const string Missing = "missing";
    public const string Damaged = "damaged";
    public const string Healed = "healed";

    private const int BufferBytes = 1 << 18;

    /// <param name="journal">Open for writing; the result is noted in it.</param>
    /// <param name="progress">Told how many of how many were reread.</param>
    /// <exception cref="IOException">The disk failed in another way than by wrong bytes.</exception>
    public static CheckOutcome Run(
        ArchiveJournal journal, OriginalStore store, bool all, IProgress<(int Done, int Total)>? progress, TimeProvider clock, CancellationToken ct)
    {
        journal.Refresh();
        var objects = journal.State.Objects;
        int? part = all ? null : journal.State.NextPart;
        var due = objects.Where(sha => part is null || Check.PartOf(sha) == part).Order(StringComparer.Ordinal).ToList();
        var bad = new List<(string Sha256, string State)>();
        var bytes = 0L;
        for (var i = 0; i < due.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            if (StateOf(store.PathOf(due[i]), due[i], ref bytes, ct) is { } state)
                bad.Add((due[i], state));
            progress?.Report((i + 1, due.Count));
        }

        // What another server has had forgotten meanwhile is not missing.
        journal.Refresh();
        objects = journal.State.Objects;
        bad.RemoveAll(b => !objects.Contains(b.Sha256));
        var addresses = bad.Count == 0 ? null : journal.State.Documents.ToLookup(d => d.Sha256, d => d.Address);
        var found = bad.Select(b => Repair(store, new CheckedObject(b.Sha256, b.State, [.. addresses![b.Sha256].Distinct()]))).ToList();
        store.Flush();
        journal.Append(new Check
        {
            At = clock.GetUtcNow(),
            Part = part,
            Objects = due.Count,
            Bytes = bytes,
            Damaged = [.. found.Where(f => f.State != Healed).Select(f => f.Sha256)],
        });
        return new CheckOutcome(part, due.Count, objects.Count, bytes, found, store.Names().Count(name => !objects.Contains(name)));
    }

    /// <summary>Rereads all originals that the journal names and changes nothing.</summary>
    /// <returns>Those that are missing or damaged.</returns>
    public static IEnumerable<CheckedObject> Look(ArchiveJournal journal, OriginalStore store, CancellationToken ct)
    {
        var addresses = journal.State.Documents.ToLookup(d => d.Sha256, d => d.Address);
        var bytes = 0L;
        foreach (var sha in journal.State.Objects.Order(StringComparer.Ordinal))
        {
            if (StateOf(store.PathOf(sha), sha, ref bytes, ct) is { } state)
                yield return new CheckedObject(sha, state, [.. addresses[sha].Distinct()]);
        }
    }

    /// <summary>Rereads what was set aside as forgotten, of which a restoration would be made, and changes nothing.</summary>
    /// <returns>Paths of what is damaged or no file.</returns>
    public static IEnumerable<string> LookAside(OriginalStore store, CancellationToken ct)
    {
        var bytes = 0L;
        return store.Aside().Where(path => StateOf(path, Path.GetFileName(path), ref bytes, ct) == Damaged);
    }

    private static string? StateOf(string path, string sha256, ref long bytes, CancellationToken ct)
    {
        // A link may lead to what never ends, and to open a pipe waits for ever.
        if (Path.Exists(path) && !Directory.Exists(path) && !OriginalStore.IsFile(path))
            return Damaged;
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferBytes];
            for (var left = file.Length; left > 0 && file.Read(buffer.AsSpan(0, (int)Math.Min(left, buffer.Length))) is var read and > 0; left -= read)
            {
                ct.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                bytes += read;
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256 ? null : Damaged;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Missing;
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            return Damaged;
        }
        catch (IOException)
        {
            // A sector that cannot be read is as lost as one that reads wrong.
            return Damaged;
        }
    }

    private static CheckedObject Repair(OriginalStore store, CheckedObject bad)
    {
        var unread = 0L;
        if (bad.State == Damaged && store.Quarantine(bad.Sha256) is { } aside && StateOf(aside, bad.Sha256, ref unread, CancellationToken.None) is null)
        {
            // Another server has put it anew since it was read.
            store.Adopt(aside, bad.Sha256);
            return bad with { State = Healed };
        }

        foreach (var path in bad.Addresses.Where(path => File.Exists(path) && !SpecialFile.Is(path)))
        {
            var bytes = File.ReadAllBytes(path);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != bad.Sha256)
                continue;
            store.Put(bytes, bad.Sha256);
            return bad with { State = Healed };
        }

        return bad;
    }
}
