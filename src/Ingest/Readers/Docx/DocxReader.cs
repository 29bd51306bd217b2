using System.Xml;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>Word documents (.docx, .docm and whatever else is called so but is one inside).</summary>
public sealed class DocxReader : IDocumentReader
{
    private readonly bool _isEmbedded;

    public DocxReader()
    {
    }

    /// <param name="isEmbedded">The document is part of another one.</param>
    internal DocxReader(bool isEmbedded) => _isEmbedded = isEmbedded;

    public string Format => "docx";

    public int Version => 3;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content) == Formats.Docx;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var package = new DocxPackage(content, limits, ct);
            using var xml = new XmlParts(package.ReadMain(), limits, ct);
            var body = new BodyReader(xml, package, _isEmbedded, limits, ct);
            return body.Read() is { } blocks
                ? new ReadResult.Read(new Document
                {
                    Format = Format,
                    MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    Blocks = blocks,
                    Warnings = body.Warnings,
                })
                : new ReadResult.Rejected(Rejections.Damaged(Formats.Docx, $"{package.MainPart} 不是 Word 正文 (is no Word document)"));
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
        catch (XmlException e)
        {
            return new ReadResult.Rejected(Rejections.Damaged(Formats.Docx, XmlParts.PlaceOf(e)));
        }
    }
}
