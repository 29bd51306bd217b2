using System.Xml;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Containers.Zip;

/// <summary>XML of untrusted packages: no DTD, nothing resolved, depth and cancellation checked at every node.</summary>
internal sealed class XmlParts : IDisposable
{
    private const int NodesPerCheck = 4096;

    private readonly XmlReader _xml;
    private readonly ReaderLimits _limits;
    private readonly CancellationToken _ct;
    private int _nodes;

    public XmlParts(ArraySegment<byte> part, ReaderLimits limits, CancellationToken ct)
    {
        _limits = limits;
        _ct = ct;
        _xml = XmlReader.Create(
            new MemoryStream(part.Array!, part.Offset, part.Count, writable: false),
            new XmlReaderSettings
            {
                NameTable = new RecentNames(),
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CheckCharacters = false,
                MaxCharactersInDocument = limits.MaxUnpackedBytes,
                CloseInput = true,
            });
    }

    /// <summary>Where and why the XML could not be read, in both languages. A DTD has no place of its own: it is refused before it is read.</summary>
    public static string PlaceOf(XmlException e) => e.Message.Contains("DTD", StringComparison.Ordinal)
        ? "XML 中声明了 DTD，不允许 (the XML declares a DTD, which is not allowed)"
        : $"XML 第 {e.LineNumber} 行第 {e.LinePosition} 列 (XML line {e.LineNumber}, position {e.LinePosition})";

    /// <summary>Local name of the current element: transitional and strict files differ in their namespaces only.</summary>
    public string Name => _xml.LocalName;

    public bool IsElement => _xml.NodeType == XmlNodeType.Element;

    public bool IsText => _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace;

    public string Value => _xml.Value;

    /// <summary>Moves to the root element; false where there is none.</summary>
    public bool MoveToRoot() => _xml.MoveToContent() == XmlNodeType.Element;

    /// <summary>
    /// For a loop over what an element holds: <c>for (var at = Enter(); Next(at);)</c>. The body must leave the reader on the last node of
    /// what it consumed, as <see cref="Skip"/> and inner loops do.
    /// </summary>
    public int Enter() => _xml.IsEmptyElement ? -1 : _xml.Depth;

    /// <summary>Next node inside the element entered at this depth; false at its end.</summary>
    public bool Next(int depth) => depth >= 0 && Advance() > depth;

    /// <summary>Next element inside the one entered at this depth, passing over text; false at its end.</summary>
    public bool NextElement(int depth)
    {
        while (Next(depth))
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Passes over the current element.</summary>
    public void Skip()
    {
        for (var depth = Enter(); Next(depth);)
        {
        }
    }

    /// <summary>The attribute's value whatever its namespace; null where absent.</summary>
    public string? Attribute(string localName)
    {
        string? value = null;
        for (var found = _xml.MoveToFirstAttribute(); found; found = _xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == localName && _xml.Prefix != "xmlns")
            {
                value = _xml.Value;
                break;
            }
        }

        _xml.MoveToElement();
        return value;
    }

    /// <summary>An on/off property such as <c>w:vanish</c>: on unless it says 0, false or off.</summary>
    public bool IsOn() => Attribute("val") is not ("0" or "false" or "off");

    /// <summary>An integer attribute within bounds; null where absent, not a number or out of bounds.</summary>
    public int? Number(string localName, int least, int most) =>
        int.TryParse(Attribute(localName), System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var value)
        && value >= least && value <= most
            ? value
            : null;

    public void Dispose() => _xml.Dispose();

    /// <summary>Moves to the next node; its depth, or -1 at the end of the part.</summary>
    private int Advance()
    {
        if (++_nodes % NodesPerCheck == 0)
        {
            _ct.ThrowIfCancellationRequested();
        }

        if (!_xml.Read())
        {
            return -1;
        }

        var depth = _xml.Depth;
        return depth <= _limits.MaxElementDepth
            ? depth
            : throw new ReadingStoppedException(Rejections.TooComplex(
                $"元素嵌套超过 {_limits.MaxElementDepth} 层", $"elements nested deeper than {_limits.MaxElementDepth}"));
    }
}
