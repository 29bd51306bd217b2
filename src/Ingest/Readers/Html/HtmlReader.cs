using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;
using Document = PerfEval.Ingest.Documents.Document;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>Web pages: the article of a portal's page with its tables, or a page that Word or a browser saved.</summary>
public sealed class HtmlReader : IDocumentReader
{
    /// <summary>Tags that a page may leave open for each level it may nest: formatting tags are often left open.</summary>
    private const int OpenTagsPerLevel = 5;

    public string Format => "html";

    public int Version => 2;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content) == Formats.Html;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var (text, complete) = HtmlDecoder.Decode(content.Span);
        if (text.Length > limits.MaxTextChars)
        {
            return new ReadResult.Rejected(Rejections.TooComplex($"文字超过 {limits.MaxTextChars} 个", $"more than {limits.MaxTextChars} characters"));
        }

        if (OpenTags.Exceed(text, OpenTagsPerLevel * limits.MaxElementDepth))
        {
            return new ReadResult.Rejected(Rejections.TooComplex(
                $"未闭合的标签超过 {OpenTagsPerLevel * limits.MaxElementDepth} 个", $"more than {OpenTagsPerLevel * limits.MaxElementDepth} tags open at once"));
        }

        try
        {
            return new ReadResult.Read(Read(text, complete, limits, ct));
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }

    private Document Read(string text, bool complete, ReaderLimits limits, CancellationToken ct)
    {
        // The parser takes no token; its callback for every element is where a long parse can be stopped.
        var options = new HtmlParserOptions { OnCreated = (_, _) => ct.ThrowIfCancellationRequested() };
        using var page = new HtmlParser(options).ParseDocument(text);
        ct.ThrowIfCancellationRequested();
        var body = page.Body ?? page.DocumentElement;
        var measure = new PageMeasure(body, ct);
        var counted = new PageLimits(limits, ct);
        var content = MainContent.Find(body, measure);
        var blocks = new FlowReader(measure, counted, content.IsLeftOut).Read(content.Element);
        blocks.RemoveAll(block => block is Paragraph paragraph && Visibility.IsBreadcrumb(paragraph.Text));
        return new Document
        {
            Format = Format,
            MediaType = "text/html",
            Blocks = blocks,
            Title = PageFacts.Title(page),
            PublishedOn = PageFacts.PublishedOn(page, VisibleText(body, measure, limits, ct)),
            Attachments = PageFacts.Attachments(page),
            Warnings = complete
                ? []
                : [new DocumentWarning(WarningKind.UndecodableBytes, "whole page", "页面中有无法按其编码解读的字节 (some bytes are no characters of the page's encoding).")],
        };
    }

    /// <summary>Everything the page shows: the day of publication usually stands outside the article.</summary>
    private static string VisibleText(IElement body, PageMeasure measure, ReaderLimits limits, CancellationToken ct) =>
        string.Join('\n', new FlowReader(measure, new PageLimits(limits, ct), _ => false).Read(body).OfType<Paragraph>().Select(paragraph => paragraph.Text));
}
