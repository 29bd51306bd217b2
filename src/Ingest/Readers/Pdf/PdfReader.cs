using System.Diagnostics;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.PdfPig;
using PerfEval.Ingest.Pages.Sources.Scan;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>Reads PDF: pages from an <see cref="IPageSource"/>, tables and paragraphs through <see cref="PageTables"/>.</summary>
public sealed class PdfReader : IDocumentReader
{
    private readonly IPageSource _source;
    private readonly IPagePictures _pictures;
    private readonly string? _tesseract;

    public PdfReader()
        : this(
            new PdfPigPageSource(),
            new FallbackPictures(new PdfPigPictures(), ExternalTools.Mutool.Find() is { } mutool ? new MutoolPictures(mutool) : null),
            ScanPages.FindTool())
    {
    }

    /// <param name="pictures">Draws the pages whose text cannot be taken from the file.</param>
    /// <param name="tesseract">Path of the tool; null where it is not installed.</param>
    public PdfReader(IPageSource source, IPagePictures pictures, string? tesseract) => (_source, _pictures, _tesseract) = (source, pictures, tesseract);

    public string Format => Formats.Pdf.Code;

    public int Version => 4;

    /// <summary>Producers put bytes before the header; readers of PDF allow it within the first KiB.</summary>
    public bool Recognises(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var started = ProcessorLimit.Used;
        try
        {
            return _source.Read(content, limits, ct) switch
            {
                PagesRead.Rejected rejected => new ReadResult.Rejected(rejected.Reason),
                PagesRead.Pages read => new ReadResult.Read(Layout(read, content, limits, started, ct)),
                _ => throw new UnreachableException(),
            };
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }

    private Document Layout(PagesRead.Pages read, ReadOnlyMemory<byte> content, ReaderLimits limits, TimeSpan started, CancellationToken ct)
    {
        var warnings = new List<DocumentWarning>(read.Warnings);
        var pages = WithScans([.. read.Documents.SelectMany(document => document)], content, limits, started, warnings, ct);
        var layout = PageTables.Layout(pages, limits, ct);
        return new Document
        {
            Format = Format,
            MediaType = "application/pdf",
            Blocks = layout.Blocks,
            Warnings = [.. warnings, .. layout.Warnings],
        };
    }

    private List<PageModel> WithScans(
        List<PageModel> pages, ReadOnlyMemory<byte> content, ReaderLimits limits, TimeSpan started, List<DocumentWarning> warnings, CancellationToken ct)
    {
        var why = pages.Select(page => (page.Number, Reason: TextLayer.WhyNot(page)))
            .Where(page => page.Reason is not null)
            .ToDictionary(page => page.Number, page => page.Reason!);
        if (why.Count == 0)
        {
            return pages;
        }

        if (_tesseract is null)
        {
            if (pages.TrueForAll(page => why.ContainsKey(page.Number) || page.Glyphs.Count == 0))
            {
                throw new ReadingStoppedException(ScanPages.MissingTool);
            }

            warnings.AddRange(
                why.Select(page => new DocumentWarning(WarningKind.PageUnread, $"第 {page.Key} 页", $"{page.Value}。{ScanPages.MissingTool.Chinese}")));
            return pages.ConvertAll(page => why.ContainsKey(page.Number) ? page with { Glyphs = [] } : page);
        }

        var scans = new ScanPages(_pictures, _tesseract, limits, started);
        pages = scans.Recognise(pages, why, content, ct);
        warnings.AddRange(scans.Warnings);
        return pages;
    }
}
