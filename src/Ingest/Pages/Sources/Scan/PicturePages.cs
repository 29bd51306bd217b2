using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using SkiaSharp;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>A JPEG, PNG or BMP as a document of one page, decoded by SkiaSharp and turned as its camera says.</summary>
public sealed class PicturePages : IPageSource, IPagePictures
{
    private static FormatName Name { get; } = new("image", "图片", "an image");

    public PagesRead Read(ReadOnlyMemory<byte> bytes, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null)
        {
            return new PagesRead.Rejected(Rejections.Damaged(Name, "图像无法解码 (it cannot be decoded)"));
        }

        var (x, y) = PictureSize.Density(bytes.Span);
        var (width, height) = (codec.Info.Width * 72 / x, codec.Info.Height * 72 / y);
        var page = Turns(codec.EncodedOrigin) ? new PageModel(1, height, width, [], []) : new PageModel(1, width, height, [], []);
        return new PagesRead.Pages([[page with { PictureShare = 1 }]], []);
    }

    public PagePicture? Draw(ReadOnlyMemory<byte> bytes, int page, double dpi, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (Read(bytes, limits, ct) is not PagesRead.Pages { Documents: [[var model]] })
        {
            return null;
        }

        using var canvas = new GreyCanvas(model.Width, model.Height, dpi, limits);
        using var data = SKData.CreateCopy(bytes.Span);
        using var codec = SKCodec.Create(data);
        if ((long)codec.Info.Width * codec.Info.Height > limits.MaxPagePixels)
        {
            throw new ReadingStoppedException(Rejections.TooManyPixels(limits.MaxPagePixels));
        }

        using var bitmap = SKBitmap.Decode(codec);
        if (bitmap is null)
        {
            return null;
        }

        var (width, height) = (model.Width * dpi / 72, model.Height * dpi / 72);
        canvas.Draw(bitmap, codec.EncodedOrigin switch
        {
            SKEncodedOrigin.BottomRight => new Affine(-width, 0, 0, height, width, 0),
            SKEncodedOrigin.RightTop => new Affine(0, height, width, 0, 0, 0),
            SKEncodedOrigin.LeftBottom => new Affine(0, -height, -width, 0, width, height),
            _ => new Affine(width, 0, 0, -height, 0, height),
        });
        return canvas.ToPicture();
    }

    private static bool Turns(SKEncodedOrigin origin) => origin is SKEncodedOrigin.RightTop or SKEncodedOrigin.LeftBottom;
}
