using System.Diagnostics;
using System.Runtime.InteropServices;
using PerfEval.Ingest.Grid;
using PerfEval.Ingest.Pages;
using PerfEval.Ingest.Readers.Scan;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>Reads PDF: pages through <see cref="MutoolPageSource"/>, tables and paragraphs through <see cref="PageTables"/>.</summary>
public sealed class PdfReader : IDocumentReader
{
    private readonly string? _mutool;
    private readonly string? _tesseract;

    public PdfReader()
        : this(ExternalTools.Mutool.Find(), ScanPages.FindTool())
    {
    }

    /// <param name="mutool">Path of the tool; null where it is not installed.</param>
    /// <param name="tesseract">Path of the tool; null where it is not installed.</param>
    public PdfReader(string? mutool, string? tesseract) => (_mutool, _tesseract) = (mutool, tesseract);

    public static FormatName Name { get; } = new("pdf", "PDF 文档", "a PDF document");

    public string Format => Name.Code;

    public int Version => 2;

    public int Order => 30;

    /// <summary>Producers put bytes before the header; readers of PDF allow it within the first KiB.</summary>
    public bool Recognises(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken cancellationToken)
    {
        if (_mutool is null)
        {
            return new ReadResult.Rejected(MissingTool);
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            var source = new MutoolPageSource(_mutool, limits, Name);
            using var stream = AsStream(content);
            List<PageModel> pages = [.. source.Read(stream, cancellationToken).ToBlockingEnumerable(cancellationToken)];
            var warnings = new List<DocumentWarning>(source.Warnings);
            pages = WithScans(_mutool, pages, content, limits, started, warnings, cancellationToken);
            var layout = PageTables.Layout(pages, limits, cancellationToken);
            return new ReadResult.Read(new Document
            {
                Format = Format,
                MediaType = "application/pdf",
                Blocks = layout.Blocks,
                Warnings = [.. warnings, .. layout.Warnings],
            });
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }

    private List<PageModel> WithScans(
        string mutool, List<PageModel> pages, ReadOnlyMemory<byte> content, ReaderLimits limits, long started, List<DocumentWarning> warnings, CancellationToken cancellationToken)
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

            warnings.AddRange(why.Select(page => new DocumentWarning("page_unread", $"第 {page.Key} 页", $"{page.Value}。{ScanPages.MissingTool.Chinese}")));
            return pages.ConvertAll(page => why.ContainsKey(page.Number) ? page with { Glyphs = [] } : page);
        }

        using var folder = new PrivateFolder("pdf");
        var path = folder.PathOf("in.pdf");
        using (var file = File.Create(path))
        {
            file.Write(content.Span);
        }

        var scans = new ScanPages(mutool, _tesseract, limits, started);
        pages = scans.Recognise(pages, why, path, folder.Path, cancellationToken);
        warnings.AddRange(scans.Warnings);
        return pages;
    }

    public static Rejection MissingTool { get; } = new(
        "missing_tool",
        "读取 PDF 需要 mutool：请安装 Debian 软件包 mupdf-tools（apt-get install --no-install-recommends mupdf-tools）。",
        "Reading PDF needs mutool: install the Debian package mupdf-tools (apt-get install --no-install-recommends mupdf-tools).");

    private static MemoryStream AsStream(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
