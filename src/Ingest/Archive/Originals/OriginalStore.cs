using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Archive.Originals;

/// <summary>
/// The originals: objects/ab/ab12…, bytes under their SHA-256. A file appears whole, by a rename, and is never changed. It counts only once the
/// journal names it, so that whatever a crash leaves here is either good or put again.
/// </summary>
/// <remarks>
/// Several processes may put, move and erase at once: names of temporary files are unique, a rename replaces bytes by the same bytes, and what another has
/// moved or erased first is no error.
/// </remarks>
/// <param name="folder">The archive's folder; created where it is missing. Temporary files lie in it as well, so that a rename never copies.</param>
/// <param name="node">As of the journal: a killed server's temporary files are swept by its own next start.</param>
public sealed class OriginalStore(string folder, string? node = null) : IDisposable
{
    private readonly Lock _lock = new();
    private SafeFileHandle? _unflushed;

    /// <summary>For downloads in progress; on the same disk as the objects.</summary>
    public string TemporaryFolder => Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;

    private string ForgottenFolder => Path.Combine(folder, "forgotten");

    public bool Contains(string sha256) => IsFile(PathOf(sha256));

    /// <summary>Where these bytes lie or would lie.</summary>
    public string PathOf(string sha256) => Path.Combine(folder, "objects", sha256[..2], sha256);

    /// <summary>Stores bytes; not durable before <see cref="Flush"/>. Safe to call from several threads.</summary>
    /// <returns>Their SHA-256 in lower-case hex.</returns>
    /// <exception cref="IOException">The disk is full or failed: nothing was stored.</exception>
    public string Put(ReadOnlyMemory<byte> bytes)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        Put(bytes, sha);
        return sha;
    }

    /// <summary>The same for bytes whose hash is known.</summary>
    public void Put(ReadOnlyMemory<byte> bytes, string sha256)
    {
        if (HasSame(sha256, bytes.Span))
        {
            Begin();
            return;
        }

        PutAt(PathOf(sha256), bytes.Span);
    }

    /// <summary>Bytes to a path of the same disk, which appears whole; not durable before <see cref="Flush"/>.</summary>
    internal void PutAt(string path, ReadOnlySpan<byte> bytes)
    {
        Begin();
        var temporary = Path.Combine(folder, "tmp", PutPrefix(node) + Guid.NewGuid().ToString("N"));
        try
        {
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite))
                RandomAccess.Write(file, bytes, 0);
            MoveIn(temporary, path);
        }
        catch
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Moves a file of the same disk in; its hash was checked by the caller. What lies there damaged is replaced.</summary>
    /// <exception cref="IOException">The disk failed; the temporary file is still there.</exception>
    public void Adopt(string temporaryFile, string sha256)
    {
        Begin();
        MoveIn(temporaryFile, PathOf(sha256));
    }

    /// <summary>Waits until the disk has all that was put since the last time. Call it before the journal names what was put.</summary>
    /// <exception cref="IOException">Something did not reach the disk; none of it may be named.</exception>
    public void Flush()
    {
        lock (_lock)
        {
            if (_unflushed is null)
                return;
            using var handle = _unflushed;
            _unflushed = null;
            Disk.SyncFileSystem(handle, folder);
        }
    }

    /// <summary>Takes the bytes of a forgotten document out of the objects and keeps them aside. Nothing happens where they are not there.</summary>
    public void SetAside(string sha256) => Move(PathOf(sha256), Path.Combine(ForgottenFolder, sha256));

    /// <summary>Brings back what was set aside.</summary>
    /// <returns>False where it is not there any more.</returns>
    public bool TakeBack(string sha256) => Move(Path.Combine(ForgottenFolder, sha256), PathOf(sha256)) || Contains(sha256);

    /// <summary>Takes a damaged object out of the objects, so that nobody reads it and the next fetch puts it anew; its bytes are kept.</summary>
    /// <returns>Where they lie now; null where another process has taken them away.</returns>
    public string? Quarantine(string sha256)
    {
        var path = Path.Combine(folder, "damaged", sha256);
        return Move(PathOf(sha256), path) ? path : null;
    }

    /// <summary>Hashes of what was set aside as forgotten.</summary>
    public IEnumerable<string> ForgottenNames() =>
        Directory.Exists(ForgottenFolder) ? Directory.EnumerateFiles(ForgottenFolder).Select(f => Path.GetFileName(f)).Where(name => name.Length == 64) : [];

    /// <summary>Paths of all that lies in their places, whatever it is.</summary>
    public IEnumerable<string> Aside() =>
        Directory.Exists(ForgottenFolder)
            ? Directory.EnumerateFileSystemEntries(ForgottenFolder).Where(path => Path.GetFileName(path).Length == 64).Order(StringComparer.Ordinal)
            : [];

    /// <summary>Whether these bytes lie among those that were forgotten.</summary>
    public bool IsSetAside(string sha256) => File.Exists(Path.Combine(ForgottenFolder, sha256));

    /// <summary>Takes an original that no record names out of the objects; its bytes are kept for whoever knows where they came from.</summary>
    public void SetUnnamedAside(string sha256) => Move(PathOf(sha256), Path.Combine(folder, "unnamed", sha256));

    /// <summary>Erases bytes from the objects and from those set aside.</summary>
    public void Erase(string sha256)
    {
        foreach (var path in new[] { PathOf(sha256), Path.Combine(ForgottenFolder, sha256) })
        {
            // File.Delete minds a missing folder, not a missing file.
            if (File.Exists(path))
                File.Delete(path);
        }
    }

    /// <summary>Hashes of all objects there are, named by the journal or not.</summary>
    public IEnumerable<string> Names()
    {
        var objects = Path.Combine(folder, "objects");
        return Directory.Exists(objects)
            ? Directory.EnumerateFiles(objects, "*", SearchOption.AllDirectories)
                .Where(f => Path.GetFileName(f) is { Length: 64 } sha && f == PathOf(sha))
                .Select(f => Path.GetFileName(f))
            : [];
    }

    public void Dispose()
    {
        _unflushed?.Dispose();
        _unflushed = null;
    }

    /// <summary>Deletes what a killed writer of this name was putting; only the process that holds the journal under it may.</summary>
    internal static void Sweep(string folder, string? node)
    {
        var temporary = Path.Combine(folder, "tmp");
        if (!Directory.Exists(temporary))
            return;
        // No name holds a full stop, so that the files of one node are never taken for those of another.
        foreach (var file in Directory.EnumerateFiles(temporary, PutPrefix(node) + "*").Where(file => node is not null || Path.GetExtension(file).Length == 0))
            File.Delete(file);
    }

    private static string PutPrefix(string? node) => node is null ? "put-" : $"put-{node}.";

    // Opened before the first write, so that the kernel reports every failure from there on.
    private void Begin()
    {
        lock (_lock)
        {
            if (_unflushed is not null)
                return;
            Directory.CreateDirectory(Path.Combine(folder, "tmp"));
            _unflushed = Disk.OpenFolder(folder);
        }
    }

    private bool Move(string from, string to)
    {
        if (!Path.Exists(from))
            return false;
        Begin();
        try
        {
            MoveIn(from, to);
        }
        catch (FileNotFoundException)
        {
            // Another process was faster.
            return false;
        }

        Flush();
        return true;
    }

    // There are 256 folders at most, and nearly always the one is there.
    private static void MoveIn(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            Directory.Move(from, Path.Exists(to) ? $"{to}.{Guid.NewGuid():N}" : to);
            return;
        }

        try
        {
            File.Move(from, to, overwrite: true);
        }
        // A folder where the bytes belong is kept beside them.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && Directory.Exists(to))
        {
            Directory.Move(to, $"{to}.{Guid.NewGuid():N}");
            File.Move(from, to, overwrite: true);
        }
        // .NET looks for the folder after the rename has failed, and where another process has made it by then, it is the file that it calls missing.
        catch (IOException e) when (e is DirectoryNotFoundException || (e is FileNotFoundException && File.Exists(from)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to, overwrite: true);
        }
    }

    /// <summary>Whether bytes of our own lie there: a link or a device that somebody put in their place is damage, and never opened.</summary>
    public static bool IsFile(string path) => File.Exists(path) && new FileInfo(path).LinkTarget is null && !SpecialFile.Is(path);

    // After a power cut an object that the journal does not name may be of the right length and full of zeros.
    private bool HasSame(string sha256, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var path = PathOf(sha256);
            return IsFile(path) && new FileInfo(path).Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
        }
        catch (FileNotFoundException)
        {
            // Taken away by another process since.
            return false;
        }
    }
}
