using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>Walks the document part once, front to back: paragraphs and tables of the body, of cells and of text boxes.</summary>
internal sealed class BodyReader
{
    private readonly XmlParts _xml;
    private readonly RunReader _runs;
    private readonly TableReader _tables;
    private readonly BodyNotes _notes;
    private readonly AltChunks _chunks;

    public BodyReader(XmlParts xml, DocxPackage package, bool isEmbedded, ReaderLimits limits, CancellationToken ct)
    {
        _xml = xml;
        _notes = new BodyNotes(limits);
        _chunks = new AltChunks(package, isEmbedded, _notes, limits, ct);
        _runs = new RunReader(xml, this, NumberingText.Of(package, limits, ct), new RunStyles(package, limits, ct), _notes);
        _tables = new TableReader(xml, this, _runs, _notes);
    }

    public IReadOnlyList<DocumentWarning> Warnings => _notes.Warnings;

    /// <summary>The document's blocks, or null where the part is no Word document.</summary>
    public IReadOnlyList<Block>? Read()
    {
        if (!_xml.MoveToRoot() || _xml.Name != "document")
        {
            return null;
        }

        var sink = new BlockSink();
        for (var depth = _xml.Enter(); _xml.NextElement(depth);)
        {
            if (_xml.Name == "body")
            {
                ReadBlocks(sink);
            }
            else
            {
                _xml.Skip();
            }
        }

        return Printed(sink);
    }

    /// <summary>The blocks of a part of footnotes or endnotes, without the lines that set them off.</summary>
    public IReadOnlyList<Block> ReadNotes()
    {
        var sink = new BlockSink();
        for (var depth = _xml.MoveToRoot() ? _xml.Enter() : -1; _xml.NextElement(depth);)
        {
            if (_xml.Name is "footnote" or "endnote" && _xml.Attribute("type") is null or "normal")
            {
                ReadBlocks(sink);
            }
            else
            {
                _xml.Skip();
            }
        }

        return Printed(sink);
    }

    private static List<Block> Printed(BlockSink sink)
    {
        var blocks = sink.Finish();
        blocks.RemoveAll(block => block is Paragraph { Text: var text } && string.IsNullOrWhiteSpace(text));
        return blocks;
    }

    /// <summary>All blocks inside the current element.</summary>
    public void ReadBlocks(BlockSink sink)
    {
        for (var depth = _xml.Enter(); _xml.NextElement(depth);)
        {
            ReadBlock(sink);
        }
    }

    /// <summary>The current element as a block, or what it wraps.</summary>
    public void ReadBlock(BlockSink sink)
    {
        switch (_xml.Name)
        {
            case "p":
                _notes.Paragraphs++;
                var paragraph = _runs.ReadParagraph();
                sink.Add(paragraph.Text, paragraph.MarkDeleted);
                sink.Add(paragraph.Boxes);
                break;
            case "tbl":
                sink.Add(_tables.Read());
                break;
            case "AlternateContent":
                ReadChoice(sink);
                break;
            case "sdt" or "sdtContent" or "customXml" or "smartTag" or "ins" or "moveTo":
                ReadBlocks(sink);
                break;
            case "altChunk":
                sink.Add(_chunks.Read(_xml.Attribute("id")));
                _xml.Skip();
                break;
            default:
                _xml.Skip();
                break;
        }
    }

    /// <summary>The same content comes twice, for new and for old programs: only the first choice is read.</summary>
    private void ReadChoice(BlockSink sink)
    {
        var taken = false;
        for (var depth = _xml.Enter(); _xml.NextElement(depth);)
        {
            if (!taken && _xml.Name is ("Choice" or "Fallback"))
            {
                taken = true;
                ReadBlocks(sink);
            }
            else
            {
                _xml.Skip();
            }
        }
    }
}
