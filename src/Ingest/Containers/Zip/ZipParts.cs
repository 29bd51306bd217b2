using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Containers.Zip;

/// <summary>
/// The parts of a ZIP package, unpacked one at a time under limits that are measured while unpacking: sizes that the archive
/// declares are not trusted. Part names compare without case and with forward slashes, as Office does.
/// </summary>
internal sealed class ZipParts : IDisposable
{
    private const int RatioFloorBytes = 1 << 20;

    private readonly ZipArchive _archive;
    private readonly ReaderLimits _limits;
    private readonly FormatName _format;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<byte[]> _rented = [];
    private long _unpacked;

    /// <exception cref="ReadingStoppedException">The archive is damaged or holds too many entries.</exception>
    public ZipParts(ReadOnlyMemory<byte> zip, FormatName format, ReaderLimits limits)
    {
        _limits = limits;
        _format = format;
        if (ZipNames.CountHeaders(zip.Span, limits.MaxArchiveEntries) > limits.MaxArchiveEntries)
        {
            throw new ReadingStoppedException(Rejections.ZipBomb($"条目超过 {limits.MaxArchiveEntries} 个", $"more than {limits.MaxArchiveEntries} entries"));
        }

        try
        {
            _archive = new ZipArchive(AsStream(zip), ZipArchiveMode.Read);
            foreach (var entry in _archive.Entries)
            {
                _entries.TryAdd(Normalised(entry.FullName), entry);
            }
        }
        catch (InvalidDataException e)
        {
            _archive?.Dispose();
            throw Damaged(e.Message);
        }
    }

    public bool Has(string name) => _entries.ContainsKey(Normalised(name));

    /// <summary>The part's bytes, valid until this is disposed, or null where the package has no such part.</summary>
    /// <exception cref="ReadingStoppedException">Damaged, encrypted, or too large when unpacked.</exception>
    public ArraySegment<byte>? Read(string name, CancellationToken ct)
    {
        if (!_entries.TryGetValue(Normalised(name), out var entry))
        {
            return null;
        }

        if (entry.IsEncrypted)
        {
            throw new ReadingStoppedException(Rejections.Password);
        }

        ArraySegment<byte> bytes;
        try
        {
            bytes = Unpack(entry, ct);
        }
        catch (InvalidDataException e)
        {
            throw Damaged($"{entry.FullName}: {e.Message}");
        }

        return Crc32.HashToUInt32(bytes) == entry.Crc32 ? bytes : throw Damaged($"{entry.FullName}: 校验和不符 (checksum differs)");
    }

    public void Dispose()
    {
        _archive.Dispose();
        foreach (var rented in _rented)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        _rented.Clear();
    }

    private ArraySegment<byte> Unpack(ZipArchiveEntry entry, CancellationToken ct)
    {
        using var packed = entry.Open();
        var bytes = Rent((int)Math.Clamp(entry.Length + 1, 256, RatioFloorBytes));
        var length = 0;
        for (int read; (read = packed.Read(bytes.AsSpan(length))) > 0;)
        {
            ct.ThrowIfCancellationRequested();
            length += read;
            _unpacked += read;
            if (_unpacked > _limits.MaxUnpackedBytes)
            {
                throw new ReadingStoppedException(Rejections.ZipBomb(
                    $"解压后超过 {_limits.MaxUnpackedBytes} 字节", $"more than {_limits.MaxUnpackedBytes} bytes unpacked"));
            }

            if (length > RatioFloorBytes && length / Math.Max(1, entry.CompressedLength) >= _limits.MaxRatio)
            {
                throw new ReadingStoppedException(Rejections.ZipBomb(
                    $"{entry.FullName} 压缩比超过 {_limits.MaxRatio}", $"{entry.FullName} unpacks to more than {_limits.MaxRatio} times its size"));
            }

            if (length == bytes.Length)
            {
                var larger = Rent((int)Math.Min(bytes.Length * 2L, Array.MaxLength));
                bytes.CopyTo(larger, 0);
                bytes = larger;
            }
        }

        return new ArraySegment<byte>(bytes, 0, length);
    }

    private byte[] Rent(int bytes)
    {
        var rented = ArrayPool<byte>.Shared.Rent(bytes);
        _rented.Add(rented);
        return rented;
    }

    private ReadingStoppedException Damaged(string place) => new(Rejections.Damaged(_format, place));

    private static string Normalised(string name) => name.Replace('\\', '/').TrimStart('/');

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
