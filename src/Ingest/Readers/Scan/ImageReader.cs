using System.Diagnostics;
using PerfEval.Ingest.Grid;
using PerfEval.Ingest.Readers.Pdf;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Readers.Scan;

/// <summary>Reads pictures of pages: JPEG, PNG, BMP, and TIFF of one or more pages.</summary>
public sealed class ImageReader : IDocumentReader
{
    private readonly string? _mutool;
    private readonly string? _tesseract;

    public ImageReader()
        : this(ExternalTools.Mutool.Find(), ScanPages.FindTool())
    {
    }

    /// <param name="mutool">Path of the tool; null where it is not installed.</param>
    /// <param name="tesseract">Path of the tool; null where it is not installed.</param>
    public ImageReader(string? mutool, string? tesseract) => (_mutool, _tesseract) = (mutool, tesseract);

    public string Format => "image";

    public int Version => 2;

    public int Order => 40;

    public bool Recognises(ReadOnlySpan<byte> content) => Kind(content) is not null;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken cancellationToken)
    {
        if (_mutool is null || _tesseract is null)
        {
            return new ReadResult.Rejected(_mutool is null ? PdfReader.MissingTool : ScanPages.MissingTool);
        }

        var (extension, mediaType) = Kind(content.Span) ?? ("png", "image/png");
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var folder = new PrivateFolder("image");
            var path = folder.PathOf("in." + extension);
            using (var file = File.Create(path))
            {
                file.Write(content.Span);
            }

            var source = new MutoolPageSource(_mutool, limits, new FormatName("image", "图片", "an image"));
            var pages = source.ReadFile(path, folder.Path, cancellationToken).ToList();
            var scans = new ScanPages(_mutool, _tesseract, limits, started);
            pages = scans.Recognise(pages, pages.ToDictionary(page => page.Number, _ => "图片"), path, folder.Path, cancellationToken);
            var layout = PageTables.Layout(pages, limits, cancellationToken);
            return new ReadResult.Read(new Document
            {
                Format = Format,
                MediaType = mediaType,
                Blocks = layout.Blocks,
                Warnings = [.. source.Warnings, .. scans.Warnings, .. layout.Warnings],
            });
        }
        catch (ReadingStoppedException e)
        {
            return new ReadResult.Rejected(e.Reason);
        }
    }

    /// <summary>Extension, by which the tool knows the format, and media type.</summary>
    private static (string Extension, string MediaType)? Kind(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ("jpg", "image/jpeg")
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? ("png", "image/png")
        : content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8) ? ("tiff", "image/tiff")
        : content.StartsWith("BM"u8) && content.Length > 14 && content[6..10].IndexOfAnyExcept((byte)0) < 0 ? ("bmp", "image/bmp")
        : null;
}
