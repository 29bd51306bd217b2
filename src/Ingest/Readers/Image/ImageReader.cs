using System.Diagnostics;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.Scan;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Image;

/// <summary>Reads pictures of pages: JPEG, PNG, BMP, and TIFF of one or more pages.</summary>
public sealed class ImageReader : IDocumentReader
{
    private readonly PicturePages _pictures = new();
    private readonly TiffPages _tiff = new();
    private readonly string? _tesseract;

    public ImageReader()
        : this(ScanPages.FindTool())
    {
    }

    /// <param name="tesseract">Path of the tool; null where it is not installed.</param>
    public ImageReader(string? tesseract) => _tesseract = tesseract;

    public string Format => "image";

    public int Version => 5;

    public bool Recognises(ReadOnlySpan<byte> content) => MediaType(content) is not null;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (_tesseract is null)
        {
            return new ReadResult.Rejected(ScanPages.MissingTool);
        }

        var started = ProcessorLimit.Used;
        var mediaType = MediaType(content.Span) ?? "image/png";
        var (source, pictures) = mediaType == "image/tiff" ? ((IPageSource)_tiff, (IPagePictures)_tiff) : (_pictures, _pictures);
        try
        {
            return source.Read(content, limits, ct) switch
            {
                PagesRead.Rejected rejected => new ReadResult.Rejected(rejected.Reason),
                PagesRead.Pages read => new ReadResult.Read(
                    Recognise(read, content, mediaType, new ScanPages(pictures, _tesseract, limits, started), limits, ct)),
                _ => throw new UnreachableException(),
            };
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }

    private Document Recognise(
        PagesRead.Pages read, ReadOnlyMemory<byte> content, string mediaType, ScanPages scans, ReaderLimits limits, CancellationToken ct)
    {
        List<PageModel> pages = [.. read.Documents.SelectMany(document => document)];
        pages = scans.Recognise(pages, pages.ToDictionary(page => page.Number, _ => "图片"), content, ct);
        var layout = PageTables.Layout(pages, limits, ct);
        return new Document
        {
            Format = Format,
            MediaType = mediaType,
            Blocks = layout.Blocks,
            Warnings = [.. read.Warnings, .. scans.Warnings, .. layout.Warnings],
        };
    }

    private static string? MediaType(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? "image/png"
        : content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8) ? "image/tiff"
        : content.StartsWith("BM"u8) && content.Length > 14 && content[6..10].IndexOfAnyExcept((byte)0) < 0 ? "image/bmp"
        : null;
}
