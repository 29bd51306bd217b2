using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// The parts of a .docx that matter here. They are found from the package's own relationships over
/// <see cref="System.IO.Compression.ZipArchive"/> instead of WordprocessingDocument.Open, which is as fast but unpacks parts without
/// any limit, compares no checksum and refuses packages with a fault that Word and WPS pass over.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    private const string UsualMainPart = "word/document.xml";

    private readonly ZipParts _parts;
    private readonly ReaderLimits _limits;
    private readonly CancellationToken _ct;
    private readonly Dictionary<string, string> _related = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byId = new(StringComparer.Ordinal);

    public DocxPackage(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        _limits = limits;
        _ct = ct;
        _parts = new ZipParts(content, Formats.Docx, limits);
        var main = Relationships("_rels/.rels", "").FirstOrDefault(part => part.Type == "officeDocument").Target;
        MainPart = main is not null && _parts.Has(main) ? main : UsualMainPart;
        var slash = MainPart.LastIndexOf('/') + 1;
        foreach (var (id, type, target) in Relationships($"{MainPart[..slash]}_rels/{MainPart[slash..]}.rels", MainPart[..slash]))
        {
            _related.TryAdd(type, target);
            _byId.TryAdd(id, target);
        }
    }

    public string MainPart { get; }

    /// <exception cref="ReadingStoppedException">There is no document in the package, or it is damaged.</exception>
    public ArraySegment<byte> ReadMain() => _parts.Read(MainPart, _ct)
        ?? throw new ReadingStoppedException(Rejections.Damaged(Formats.Docx, "包内没有正文部件 (the package has no document part)"));

    /// <summary>A part that the document refers to by relationship type (styles, numbering); null where it has none.</summary>
    public ArraySegment<byte>? ReadRelated(string type) =>
        _related.TryGetValue(type, out var name) ? _parts.Read(name, _ct) : null;

    /// <summary>The part under a relationship of the document; null where there is none.</summary>
    public ArraySegment<byte>? ReadById(string id) => _byId.TryGetValue(id, out var name) ? _parts.Read(name, _ct) : null;

    public void Dispose() => _parts.Dispose();

    private List<(string Id, string Type, string Target)> Relationships(string part, string folder)
    {
        if (_parts.Read(part, _ct) is not { } bytes)
        {
            return [];
        }

        using var xml = new XmlParts(bytes, _limits, _ct);
        return [.. PackageRelationships.Read(xml, folder)];
    }
}
