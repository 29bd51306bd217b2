using PerfEval.Ingest.Readers.Zip;

namespace PerfEval.Ingest.Readers.Excel.Xlsx;

/// <summary>The parts of a workbook, found through its relationships; strict and transitional files alike.</summary>
internal sealed class XlsxPackage : IDisposable
{
    private const string UsualWorkbook = "xl/workbook.xml";

    private readonly ZipParts _parts;
    private readonly ReaderLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private readonly string _workbook;
    private readonly List<(string Id, string Type, string Target)> _related;

    /// <exception cref="ReadingStoppedException">The archive is damaged or holds too many entries.</exception>
    public XlsxPackage(ReadOnlyMemory<byte> content, FormatName format, ReaderLimits limits, CancellationToken cancellationToken)
    {
        _limits = limits;
        _cancellationToken = cancellationToken;
        _parts = new ZipParts(content, format, limits);
        var main = Relationships("_rels/.rels", "").Find(part => part.Type == "officeDocument").Target;
        _workbook = main is not null && _parts.Has(main) ? main : UsualWorkbook;
        var slash = _workbook.LastIndexOf('/') + 1;
        _related = Relationships($"{_workbook[..slash]}_rels/{_workbook[slash..]}.rels", _workbook[..slash]);
    }

    /// <summary>Null where the package has no workbook.</summary>
    public XmlParts? OpenWorkbook() => Open(_workbook);

    public bool IsBinary => _workbook.EndsWith(".bin", StringComparison.OrdinalIgnoreCase);

    /// <summary>The part with this relationship type (sharedStrings, styles); null where there is none.</summary>
    public XmlParts? OpenRelated(string type) => _related.Find(part => part.Type == type).Target is { } name ? Open(name) : null;

    /// <summary>The worksheet under this relationship; null for chart sheets and where the part is missing.</summary>
    public XmlParts? OpenSheet(string id) =>
        _related.Find(part => part.Id == id && part.Type == "worksheet").Target is { } name ? Open(name) : null;

    public bool IsSheet(string id) => _related.Exists(part => part.Id == id && part.Type == "worksheet");

    public void Dispose() => _parts.Dispose();

    private XmlParts? Open(string name) =>
        _parts.Read(name, _cancellationToken) is { } bytes ? new XmlParts(bytes, _limits, _cancellationToken) : null;

    /// <summary>Types by their last segment, which strict and transitional files share.</summary>
    private List<(string Id, string Type, string Target)> Relationships(string part, string folder)
    {
        var targets = new List<(string, string, string)>();
        using var xml = Open(part);
        if (xml is null || !xml.MoveToRoot())
        {
            return targets;
        }

        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Attribute("Type") is { } type && xml.Attribute("Target") is { } target && xml.Attribute("TargetMode") != "External")
            {
                targets.Add((xml.Attribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
            }
        }

        return targets;
    }

    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}
