using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Html;
using PerfEval.Ingest.Readers.Mhtml;
using PerfEval.Ingest.Readers.Text;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>Parts in another format that Word shows as if they were the document's own text (<c>w:altChunk</c>).</summary>
/// <param name="isEmbedded">The document is such a part itself: what is embedded in it is told and not read.</param>
internal sealed class AltChunks(DocxPackage package, bool isEmbedded, BodyNotes notes, ReaderLimits limits, CancellationToken ct)
{
    /// <summary>Word takes many; a file of more is made to keep readers busy.</summary>
    private const int MostChunks = 100;

    private int _chunks;

    /// <summary>What the part holds; nothing, and a warning, where it cannot be read.</summary>
    public IReadOnlyList<Block> Read(string? id)
    {
        if (isEmbedded || ++_chunks > MostChunks || id is null || package.ReadById(id) is not { } part)
        {
            return Unread();
        }

        var bytes = part.ToArray();
        IDocumentReader? reader = Array.Find<IDocumentReader>(
            [new DocxReader(isEmbedded: true), new MhtmlReader(), new HtmlReader(), new TextDocumentReader()], reader => reader.Recognises(bytes));
        if (reader?.Read(bytes, limits, ct) is not ReadResult.Read(var document))
        {
            return Unread();
        }

        foreach (var table in document.Tables)
        {
            notes.CountCells(table.Cells.Count);
        }

        notes.Add(document.Warnings);
        return document.Blocks;
    }

    private IReadOnlyList<Block> Unread()
    {
        notes.Warn(WarningKind.EmbeddedContent, "嵌入的外部内容未读取 (content embedded from another file was not read).");
        return [];
    }
}
