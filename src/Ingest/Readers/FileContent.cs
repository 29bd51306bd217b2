using System.Security.Cryptography;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers;

/// <summary>
/// A file's bytes and their hash: read from disk once and hashed once, so that a caller can look up a stored reading by the
/// hash before it asks a reader at all.
/// </summary>
public sealed class FileContent
{
    private FileContent(string path, ReadOnlyMemory<byte> bytes, Rejection? problem)
    {
        Path = path;
        Bytes = bytes;
        Problem = problem;
        Sha256 = problem is null ? Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) : null;
    }

    public string Path { get; }

    /// <summary>Empty where <see cref="Problem"/> is set.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Lower-case hex of the SHA-256 of <see cref="Bytes"/>; null where the file could not be read.</summary>
    public string? Sha256 { get; }

    /// <summary>Why the bytes could not be had: not_found, no_permission, too_large, unreadable. Null otherwise.</summary>
    public Rejection? Problem { get; }

    /// <summary>Bytes that did not come from the disk themselves: a member of an archive.</summary>
    /// <param name="origin">archive!member.</param>
    public static FileContent Of(string origin, ReadOnlyMemory<byte> bytes) => new(origin, bytes, null);

    public static FileContent Load(string path, ReaderLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var file = Open(path);
            if (file is null)
            {
                return new FileContent(path, default, null);
            }

            if (file.Length > limits.MaxFileBytes)
            {
                return new FileContent(path, default, Rejections.TooLarge(file.Length, limits.MaxFileBytes));
            }

            var bytes = new byte[file.Length];
            var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new FileContent(path, bytes.AsMemory(0, read), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new FileContent(path, default, Rejections.NotFound(path));
        }
        catch (UnauthorizedAccessException)
        {
            return new FileContent(path, default, Rejections.NoPermission(path));
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return new FileContent(path, default, Rejections.Unreadable(path, e.Message));
        }
    }

    /// <summary>The first bytes of a file. What the disk refuses here it refuses again when the file is loaded; there the reason is kept.</summary>
    public static byte[] Head(string path, int bytes)
    {
        try
        {
            using var file = Open(path);
            var head = new byte[bytes];
            return head[..(file?.ReadAtLeast(head, bytes, throwOnEndOfStream: false) ?? 0)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return [];
        }
    }

    // Null for what is empty: that may be a named pipe, and to open one waits for somebody to write.
    private static FileStream? Open(string path) => new FileInfo(path) is { Exists: true, Length: 0 }
        ? null
        : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
}
