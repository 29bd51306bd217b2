using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Containers.Ole;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>
/// Word 97-2003 documents (.doc, most .wps), read from their bytes by [MS-DOC]. The same document gives the same blocks and warnings as its .docx.
/// </summary>
public sealed class DocReader : IDocumentReader
{
    private readonly DocxReader _docx = new();

    public string Format => "doc";

    /// <summary>Tables and numbers are put together as in a .docx; 1000 and more were conversions.</summary>
    public int Version => 2000 + _docx.Version;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content) == Formats.Doc;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            var file = WordFile.Open(new CompoundFile(content.Span));
            var body = new WordBody(file, limits, ct);
            var document = new Document { Format = Format, MediaType = "application/msword", Blocks = body.Read(), Warnings = body.Warnings };
            return BelievableText.Problem(document, Formats.Doc) is { } doubt ? new ReadResult.Rejected(doubt) : new ReadResult.Read(document);
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
        catch (InvalidDataException e)
        {
            return new ReadResult.Rejected(Rejections.Damaged(Formats.Doc, e.Message));
        }
    }
}
