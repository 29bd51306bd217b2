using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel.Xlsx;

/// <summary>The parts of a workbook, found through its relationships; strict and transitional files alike.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const string UsualWorkbook = "xl/workbook.xml";

    private readonly ZipParts _parts;
    private readonly ReaderLimits _limits;
    private readonly CancellationToken _ct;
    private readonly string _workbook;
    private readonly List<(string Id, string Type, string Target)> _related;
    private readonly Dictionary<string, string> _sheets;

    /// <exception cref="ReadingStoppedException">The archive is damaged or holds too many entries.</exception>
    public XlsxPackage(ReadOnlyMemory<byte> content, FormatName format, ReaderLimits limits, CancellationToken ct)
    {
        _limits = limits;
        _ct = ct;
        _parts = new ZipParts(content, format, limits);
        var main = Relationships("_rels/.rels", "").Find(part => part.Type == "officeDocument").Target;
        _workbook = main is not null && _parts.Has(main) ? main : UsualWorkbook;
        var slash = _workbook.LastIndexOf('/') + 1;
        _related = Relationships($"{_workbook[..slash]}_rels/{_workbook[slash..]}.rels", _workbook[..slash]);
        _sheets = _related.Where(part => part.Type == "worksheet").DistinctBy(part => part.Id).ToDictionary(part => part.Id, part => part.Target);
    }

    /// <summary>Null where the package has no workbook.</summary>
    public XmlParts? OpenWorkbook() => Open(_workbook);

    public bool IsBinary => _workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    /// <summary>The part with this relationship type (sharedStrings, styles); null where there is none.</summary>
    public XmlParts? OpenRelated(string type) => _related.Find(part => part.Type == type).Target is { } name ? Open(name) : null;

    /// <summary>The worksheet under this relationship; null for chart sheets and where the part is missing.</summary>
    public XmlParts? OpenSheet(string id) =>
        _sheets.GetValueOrDefault(id) is { } name ? Open(name) : null;

    public bool IsSheet(string id) => _sheets.ContainsKey(id);

    public void Dispose() => _parts.Dispose();

    private XmlParts? Open(string name) =>
        _parts.Read(name, _ct) is { } bytes ? new XmlParts(bytes, _limits, _ct) : null;

    private List<(string Id, string Type, string Target)> Relationships(string part, string folder)
    {
        using var xml = Open(part);
        return xml is null ? [] : [.. PackageRelationships.Read(xml, folder)];
    }
}
