using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Text;

/// <summary>Text files: dumps of Word files with their tables, or plain paragraphs.</summary>
public sealed class TextDocumentReader : IDocumentReader
{
    public string Format => "text";

    public int Version => 2;

    /// <summary>Asked last: text has no signature, so everything that has one goes first.</summary>

    public bool Recognises(ReadOnlySpan<byte> content) =>
        !content.IsEmpty && Signature.Of(content) is null && TextDecoder.Decode(content) is not null;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (TextDecoder.Decode(content.Span) is not { } text)
        {
            return new ReadResult.Rejected(Rejections.UnknownFormat);
        }

        if (text.Length > limits.MaxTextChars)
        {
            return new ReadResult.Rejected(Rejections.TooComplex($"文字超过 {limits.MaxTextChars} 个", $"more than {limits.MaxTextChars} characters"));
        }

        var parser = new DumpParser(text, limits, ct);
        return parser.Parse()
            ? new ReadResult.Read(new Document { Format = Format, MediaType = "text/plain", Blocks = parser.Blocks, Warnings = parser.Warnings })
            : new ReadResult.Rejected(Rejections.TooComplex($"单元格超过 {limits.MaxCells} 个", $"more than {limits.MaxCells} cells"));
    }
}
