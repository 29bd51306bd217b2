using System.Buffers;
using System.Security.Cryptography;
using PerfEval.Ingest.Documents;

namespace PerfEval.Worker.Backup;

/// <summary>Copies bytes and says what they were.</summary>
internal static class HashedCopy
{
    private const int Chunk = 1 << 20;

    /// <param name="most">Bytes at most; the rest stays.</param>
    /// <returns>Length and SHA-256 of what was written.</returns>
    /// <exception cref="IOException">Names the file that could not be read or written.</exception>
    public static (long Bytes, string Sha256) Copy(string from, string to, long most, CancellationToken ct)
    {
        SpecialFile.Refuse(from);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            // A journal is read while its writer appends to it.
            using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            var done = 0L;
            while (done < most && source.Read(buffer, 0, (int)Math.Min(Chunk, most - done)) is > 0 and var read)
            {
                ct.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                target.Write(buffer, 0, read);
                done += read;
            }

            return (done, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch (IOException e)
        {
            throw new IOException($"{from} -> {to}: {e.Message}", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
