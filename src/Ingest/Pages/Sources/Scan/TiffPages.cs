using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using SkiaSharp;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>A TIFF of one or more pages, decoded by LibTiff.NET, fax compressions included.</summary>
public sealed class TiffPages : IPageSource, IPagePictures
{
    /// <summary>Of a picture that states none, as PDF counts.</summary>
    private const double Unstated = 72;

    // The library prints what it thinks of a damaged file to the console otherwise.
    static TiffPages() => Tiff.SetErrorHandler(new Silence());

    private static FormatName Name { get; } = new("image", "图片", "an image");

    private static Rejection Unreadable { get; } = Rejections.Damaged(Name, "TIFF 没有可读的页 (no page can be read)");

    public PagesRead Read(ReadOnlyMemory<byte> bytes, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var pages = new List<PageModel>();
        using var tiff = Open(bytes);
        // A directory that points back would go on for ever; the limit ends it.
        for (var there = tiff is not null; there; there = Guarded(tiff!.ReadDirectory))
        {
            ct.ThrowIfCancellationRequested();
            if (pages.Count == limits.MaxPages)
            {
                return new PagesRead.Rejected(Rejections.TooComplex($"超过 {limits.MaxPages} 页", $"more than {limits.MaxPages} pages"));
            }

            var (width, height) = Pixels(tiff!);
            var (across, down) = Density(tiff!);
            pages.Add(new PageModel(pages.Count + 1, width * 72 / across, height * 72 / down, [], []) { PictureShare = 1 });
        }

        return pages.Exists(page => page.Width > 0 && page.Height > 0) ? new PagesRead.Pages([pages], []) : new PagesRead.Rejected(Unreadable);
    }

    public PagePicture? Draw(ReadOnlyMemory<byte> bytes, int page, double dpi, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        using var tiff = Open(bytes);
        if (tiff is null || !Guarded(() => tiff.SetDirectory((short)(page - 1))))
        {
            return null;
        }

        var (width, height) = Pixels(tiff);
        if ((long)width * height > limits.MaxPagePixels)
        {
            throw new ReadingStoppedException(Rejections.TooManyPixels(limits.MaxPagePixels));
        }

        var raster = new int[width * height];
        if (raster.Length == 0 || !Decode(tiff, width, height, raster))
        {
            return null;
        }

        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Marshal.Copy(raster, 0, bitmap.GetPixels(), raster.Length);
        var (across, down) = Density(tiff);
        using var canvas = new GreyCanvas(width * 72 / across, height * 72 / down, dpi, limits);
        var (drawnWidth, drawnHeight) = (width * dpi / across, height * dpi / down);
        canvas.Draw(bitmap, new Affine(drawnWidth, 0, 0, -drawnHeight, 0, drawnHeight));
        return canvas.ToPicture();
    }

    private static Tiff? Open(ReadOnlyMemory<byte> bytes)
    {
        var stream = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
        return Guarded(() => Tiff.ClientOpen("tiff", "r", stream, new TiffStream()));
    }

    private static bool Decode(Tiff tiff, int width, int height, int[] raster) =>
        Guarded(() => tiff.ReadRGBAImageOriented(width, height, raster, Orientation.TOPLEFT, stopOnError: true));

    /// <summary>What the library throws on damaged bytes is no bug of ours: there is no such page, then.</summary>
    private static T? Guarded<T>(Func<T?> call)
    {
#pragma warning disable CA1031
        try
        {
            return call();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return default;
        }
#pragma warning restore CA1031
    }

    private static (int Width, int Height) Pixels(Tiff tiff) =>
        (Math.Max(0, tiff.GetField(TiffTag.IMAGEWIDTH)?[0].ToInt() ?? 0), Math.Max(0, tiff.GetField(TiffTag.IMAGELENGTH)?[0].ToInt() ?? 0));

    /// <summary>Pixels an inch.</summary>
    private static (double Across, double Down) Density(Tiff tiff)
    {
        var unit = (ResUnit)(tiff.GetFieldDefaulted(TiffTag.RESOLUTIONUNIT)?[0].ToInt() ?? 0);
        var scale = unit switch { ResUnit.INCH => 1, ResUnit.CENTIMETER => 2.54, _ => 0 };
        var (x, y) = (scale * (tiff.GetField(TiffTag.XRESOLUTION)?[0].ToDouble() ?? 0), scale * (tiff.GetField(TiffTag.YRESOLUTION)?[0].ToDouble() ?? 0));
        return x > 1 && y > 1 ? (x, y) : (Unstated, Unstated);
    }

    private sealed class Silence : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }
    }
}
