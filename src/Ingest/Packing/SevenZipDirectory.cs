using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PerfEval.Ingest.Documents;
using SharpCompress.Compressors.LZMA;

namespace PerfEval.Ingest.Packing;

/// <summary>
/// Looks through the directory of a 7z archive (7zFormat.txt of its makers) before the library does, which believes every number in it: forty bytes
/// that announce two thousand million files keep it busy for ever, and a directory may itself be packed and unpack to a gigabyte.
/// </summary>
internal static class SevenZipDirectory
{
    private const int StartBytes = 32;

    /// <summary>Unpacked; ten thousand files with long names need some two million.</summary>
    private const int MostBytes = 16 << 20;

    /// <summary>Of these the first are unpacked and the others counted.</summary>
    private const ulong MostFiles = 100_000;

    /// <summary>Of the decoders of one block, kept in memory whatever the archive's size.</summary>
    private const long MostWindowBytes = 128 << 20;

    /// <summary>A directory that is packed within one that is packed.</summary>
    private const int MostLayers = 3;

    private const ulong Lzma = 0x030101;
    private const ulong Lzma2 = 0x21;
    private const ulong Ppmd = 0x030401;
    private const ulong Aes = 0x06F10701;

    /// <summary>Why the library must not open this archive; null where nothing speaks against it.</summary>
    /// <exception cref="InvalidDataException">The directory is damaged.</exception>
    public static Rejection? Problem(ReadOnlyMemory<byte> archive)
    {
        if (archive.Length < StartBytes)
        {
            throw new InvalidDataException("start");
        }

        var (offset, size) = (BinaryPrimitives.ReadUInt64LittleEndian(archive.Span[12..]), BinaryPrimitives.ReadUInt64LittleEndian(archive.Span[20..]));
        var room = (ulong)(archive.Length - StartBytes);
        if (offset > room || size > room - offset)
        {
            throw new InvalidDataException("end");
        }

        var directory = archive.Slice(StartBytes + (int)offset, (int)size);
        for (var layer = 0; directory.Length > 0; layer++)
        {
            if (directory.Length > MostBytes || layer > MostLayers)
            {
                return TooMuchDirectory;
            }

            var reader = new SevenZipNumbers(directory.Span);
            if (reader.Number() is var kind && kind != SevenZipNumbers.PackedHeader)
            {
                return kind == SevenZipNumbers.Header ? InHeader(ref reader) : throw new InvalidDataException("kind");
            }

            var streams = SevenZipStreams.Read(ref reader);
            if (streams.Folders is not [var folder] || folder.Coders.Exists(coder => coder.Method == Aes))
            {
                // Behind a password the library ends by itself.
                return streams.Folders is [_] ? null : throw new InvalidDataException("folders");
            }

            if (folder.UnpackedBytes > MostBytes || Window(folder) > MostWindowBytes)
            {
                return TooMuchDirectory;
            }

            directory = Unpacked(archive[StartBytes..], streams, folder);
        }

        return null;
    }

    private static Rejection TooMuchDirectory => Rejections.ZipBomb("目录过大", "its directory is too large");

    private static Rejection? InHeader(ref SevenZipNumbers reader)
    {
        while (true)
        {
            switch (reader.Number())
            {
                case SevenZipNumbers.End:
                    return null;
                case SevenZipNumbers.ArchiveProperties:
                    while (reader.Number() != SevenZipNumbers.End)
                    {
                        reader.Skip();
                    }

                    break;
                case SevenZipNumbers.AdditionalStreams or SevenZipNumbers.MainStreams:
                    if (SevenZipStreams.Read(ref reader).Folders.Exists(folder => Window(folder) > MostWindowBytes))
                    {
                        return Rejections.ZipBomb(
                            $"解压所需内存超过 {MostWindowBytes >> 20} MB", $"its decoders ask for more than {MostWindowBytes >> 20} MB of memory");
                    }

                    break;
                case SevenZipNumbers.Files:
                    var files = reader.Number();
                    return files > MostFiles ? Rejections.ZipBomb($"文件超过 {MostFiles} 个", $"more than {MostFiles} files")
                        // Each has a name.
                        : files <= (ulong)reader.Left ? null : throw new InvalidDataException("files");
                default:
                    throw new InvalidDataException("block");
            }
        }
    }

    /// <summary>Memory of its decoders, as their settings ask for it.</summary>
    private static long Window(SevenZipFolder folder) => folder.Coders.Sum(coder => coder switch
    {
        { Method: Lzma or Ppmd, Settings.Length: >= 5 } => BinaryPrimitives.ReadUInt32LittleEndian(coder.Settings.AsSpan(1)),
        { Method: Lzma2, Settings: [<= 40 and var step, ..] } => step == 40 ? uint.MaxValue : (2L | (step & 1u)) << ((step / 2) + 11),
        _ => 0,
    });

    private static ReadOnlyMemory<byte> Unpacked(ReadOnlyMemory<byte> packed, SevenZipStreams streams, SevenZipFolder folder)
    {
        if (folder.Coders is not [{ Method: Lzma, Settings.Length: 5 } coder] || streams.PackedBytes is not [var size, ..]
            || streams.PackedAt > packed.Length || size > packed.Length - streams.PackedAt)
        {
            throw new InvalidDataException("packed directory");
        }

        var bytes = packed.Slice((int)streams.PackedAt, (int)size);
        using var stream = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray());
        using var lzma = LzmaStream.Create(coder.Settings, stream, size, folder.UnpackedBytes);
        var directory = new byte[folder.UnpackedBytes];
        lzma.ReadExactly(directory);
        return directory;
    }
}
