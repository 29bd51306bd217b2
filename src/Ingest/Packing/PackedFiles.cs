using System.Runtime.InteropServices;
using SharpCompress.Archives;
using SharpCompress.Archives.Rar;
using SharpCompress.Archives.SevenZip;
using SharpCompress.Common;
using SharpCompress.Readers;
using SharpCompress.Readers.Rar;

namespace PerfEval.Ingest.Packing;

/// <summary>
/// The files of one RAR or 7z archive, read once from its start to its end: opening one file of a solid archive by itself would unpack all before it.
/// </summary>
internal sealed class PackedFiles : IDisposable
{
    private readonly IArchive _archive;
    private readonly IEnumerator<IArchiveEntry>? _entries;
    private readonly IReader? _reader;

    /// <exception cref="Exception">Of any kind: the archive is damaged, or its directory is locked.</exception>
    public PackedFiles(ReadOnlyMemory<byte> bytes, bool isRar)
    {
        var options = new ReaderOptions { LeaveStreamOpen = false, ArchiveEncoding = new ArchiveEncoding { Default = MemberNameEncoding.Instance } };
        var stream = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
        _archive = isRar ? RarArchive.OpenArchive(stream, options) : SevenZipArchive.OpenArchive(stream, options);
        IsOneOfSeveral = _archive is RarArchive rar && rar.Volumes.First().IsMultiVolume;
        // The bytes of a locked file cannot be passed over in a row.
        IsSolid = _archive.IsSolid && (isRar || !_archive.Entries.Any(entry => entry.IsEncrypted));
        if (isRar)
        {
            // Header by header, so that of an archive which was cut off the last file is named too.
            stream.Position = 0;
            _reader = RarReader.OpenReader(stream, options);
        }
        else if (IsSolid)
        {
            _reader = _archive.ExtractAllEntries();
        }
        else
        {
            _entries = _archive.Entries.GetEnumerator();
        }
    }

    /// <summary>Whether a file can only be reached by unpacking those before it.</summary>
    public bool IsSolid { get; }

    /// <summary>Whether it is one volume of a set, of which the others are not here.</summary>
    public bool IsOneOfSeveral { get; }

    public IEntry Current => _reader is null ? _entries!.Current : _reader.Entry;

    public bool Next() => _reader?.MoveToNextEntry() ?? _entries!.MoveNext();

    public Stream Open() => _reader?.OpenEntryStream() ?? _entries!.Current.OpenEntryStream();

    public void Dispose()
    {
        _reader?.Dispose();
        _entries?.Dispose();
        _archive.Dispose();
    }
}
