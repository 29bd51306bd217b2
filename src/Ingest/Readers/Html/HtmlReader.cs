using AngleSharp.Dom;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;
using Document = PerfEval.Ingest.Documents.Document;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>Web pages: the article of a portal's page with its tables, or a page that Word or a browser saved.</summary>
public sealed class HtmlReader : IDocumentReader
{
    public string Format => "html";

    public int Version => 5;

    public bool Recognises(ReadOnlySpan<byte> content) => Signature.Of(content) == Formats.Html;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        try
        {
            return new ReadResult.Read(Read(content, limits, new WorkLimit(limits.MaxTime, ct)));
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }

    /// <summary>The page under a limit of work that others share.</summary>
    /// <exception cref="ReadingStoppedException">The page exceeds a limit.</exception>
    internal Document Read(ReadOnlyMemory<byte> content, ReaderLimits limits, WorkLimit work)
    {
        var (text, complete) = HtmlDecoder.Decode(content.Span);
        using var page = HtmlTree.Of(text, limits, work);
        var body = page.Body ?? page.DocumentElement;
        var ink = PageInk.Of(page, body, work);
        var notes = new PageNotes();
        var measure = new PageMeasure(body, work);
        var counted = new PageLimits(limits, work);
        var main = MainContent.Find(body, measure);
        var blocks = new FlowReader(measure, ink, counted, main.IsLeftOut, notes).Read(main.Element);
        blocks.RemoveAll(block => block is Paragraph paragraph && Visibility.IsBreadcrumb(paragraph.Text));
        return new Document
        {
            Format = Format,
            MediaType = "text/html",
            Blocks = blocks,
            Title = PageFacts.Title(page),
            PublishedOn = PageFacts.PublishedOn(page, VisibleText(body, measure, ink, limits, work)),
            Attachments = PageFacts.Attachments(page),
            Warnings = complete
                ? [.. notes.Warnings()]
                : [
                    .. notes.Warnings(),
                    new DocumentWarning(WarningKind.UndecodableBytes, "whole page", "页面中有无法按其编码解读的字节 (some bytes are no characters of the page's encoding).")
                ],
        };
    }

    /// <summary>Everything the page shows: the day of publication usually stands outside the article.</summary>
    private static string VisibleText(IElement body, PageMeasure measure, PageInk ink, ReaderLimits limits, WorkLimit work) =>
        string.Join(
            '\n',
            new FlowReader(measure, ink, new PageLimits(limits, work), _ => false, notes: null).Read(body)
                .OfType<Paragraph>()
                .Select(paragraph => paragraph.Text));
}
