using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using SkiaSharp;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>A sheet of white paper on which images are drawn in grey.</summary>
internal sealed class GreyCanvas : IDisposable
{
    /// <summary>Part of a pixel by which an image may miss the grid.</summary>
    private const double Slack = 0.001;

    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;

    /// <param name="width">Of the page, in points.</param>
    /// <param name="height">Of the page, in points.</param>
    /// <exception cref="ReadingStoppedException">More pixels than the limit.</exception>
    public GreyCanvas(double width, double height, double dpi, ReaderLimits limits)
    {
        var (across, down) = (Math.Ceiling((width * dpi / 72) - Slack), Math.Ceiling((height * dpi / 72) - Slack));
        if (!(across * down <= limits.MaxPagePixels))
        {
            throw new ReadingStoppedException(Rejections.TooManyPixels(limits.MaxPagePixels));
        }

        _bitmap = new SKBitmap(new SKImageInfo(Math.Max(1, (int)across), Math.Max(1, (int)down), SKColorType.Gray8, SKAlphaType.Opaque));
        _bitmap.Erase(SKColors.White);
        _canvas = new SKCanvas(_bitmap);
    }

    /// <param name="place">From the unit square of the image (origin bottom left) to pixels of the canvas.</param>
    public void Draw(SKBitmap image, Affine place)
    {
        var fitted = Fit(place);
        _canvas.SetMatrix(new SKMatrix(
            (float)(fitted.A / image.Width),
            (float)(-fitted.C / image.Height),
            (float)(fitted.E + fitted.C),
            (float)(fitted.B / image.Width),
            (float)(-fitted.D / image.Height),
            (float)(fitted.F + fitted.D),
            0,
            0,
            1));
        using var picture = SKImage.FromBitmap(image);
        _canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    public PagePicture ToPicture()
    {
        _canvas.Flush();
        var pixels = new byte[_bitmap.Width * _bitmap.Height];
        var rows = _bitmap.GetPixelSpan();
        for (var y = 0; y < _bitmap.Height; y++)
        {
            rows.Slice(y * _bitmap.RowBytes, _bitmap.Width).CopyTo(pixels.AsSpan(y * _bitmap.Width));
        }

        return new PagePicture(_bitmap.Width, _bitmap.Height, pixels);
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    /// <summary>An upright image is widened to whole pixels: an image at the resolution of the page is then copied, not blurred.</summary>
    private static Affine Fit(Affine place)
    {
        if (Math.Abs(place.B) < Slack && Math.Abs(place.C) < Slack)
        {
            var (x, width) = Fit(place.E, place.A);
            var (y, height) = Fit(place.F, place.D);
            return new Affine(width, 0, 0, height, x, y);
        }

        if (Math.Abs(place.A) < Slack && Math.Abs(place.D) < Slack)
        {
            var (x, width) = Fit(place.E, place.C);
            var (y, height) = Fit(place.F, place.B);
            return new Affine(0, height, width, 0, x, y);
        }

        return place;
    }

    private static (double Start, double Length) Fit(double start, double length)
    {
        var (low, high) = (Math.Floor(Math.Min(start, start + length) + Slack), Math.Ceiling(Math.Max(start, start + length) - Slack));
        return length >= 0 ? (low, high - low) : (high, low - high);
    }
}
