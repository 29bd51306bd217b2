using System.Xml;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>Word documents (.docx, .docm and whatever else is called so but is one inside).</summary>
public sealed class DocxReader : IDocumentReader
{
    // Types of the relationships.
    private static readonly string[] s_notes = ["footnotes", "endnotes"];

    private readonly bool _isEmbedded;

    public DocxReader()
    {
    }

    /// <param name="isEmbedded">The document is part of another one.</param>
    internal DocxReader(bool isEmbedded) => _isEmbedded = isEmbedded;

    public string Format => "docx";

    public int Version => 4;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content) == Formats.Docx;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            using var package = new DocxPackage(content, limits, ct);
            using var xml = new XmlParts(package.ReadMain(), limits, ct);
            var body = new BodyReader(xml, package, _isEmbedded, limits, ct);
            if (body.Read() is not { } blocks)
                return new ReadResult.Rejected(Rejections.Damaged(Formats.Docx, $"{package.MainPart} 不是 Word 正文 (is no Word document)"));
            var (notes, warnings) = ReadNotes(package, limits, ct);
            return new ReadResult.Read(new Document
            {
                Format = Format,
                MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                Blocks = notes.Count == 0 ? blocks : [.. blocks, .. notes],
                Warnings = warnings.Count == 0 ? body.Warnings : [.. body.Warnings, .. warnings],
            });
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

    // Behind the document, though each stands at the foot of some page: an amount in them is stated by the report as much as any other.
    private (List<Block> Blocks, List<DocumentWarning> Warnings) ReadNotes(DocxPackage package, ReaderLimits limits, CancellationToken ct)
    {
        var (blocks, warnings) = (new List<Block>(), new List<DocumentWarning>());
        foreach (var type in s_notes)
        {
            if (package.ReadRelated(type) is not { } part)
                continue;
            using var xml = new XmlParts(part, limits, ct);
            var body = new BodyReader(xml, package, _isEmbedded, limits, ct);
            blocks.AddRange(body.ReadNotes());
            warnings.AddRange(body.Warnings);
        }

        return (blocks, warnings);
    }
}
