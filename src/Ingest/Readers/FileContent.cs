using System.Security.Cryptography;

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
            // Also a named pipe, a socket or a device: to open a pipe waits for somebody to write.
            if (new FileInfo(path) is { Exists: true, Length: 0 })
            {
                return new FileContent(path, default, null);
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
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
}
