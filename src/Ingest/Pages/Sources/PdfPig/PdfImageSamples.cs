using PerfEval.Ingest.Documents;
using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Images;
using UglyToad.PdfPig.Tokens;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>Decodes an image of a PDF: JPEG by SkiaSharp, what PdfPig unpacks (CCITT, LZW, Flate, run lengths, raw) by its colour space.</summary>
internal static class PdfImageSamples
{
    /// <summary>An image may have more samples than the page has pixels, as one of 600 dpi has.</summary>
    private const int SamplesPerPixel = 4;

    /// <param name="ink">Grey in which a stencil is painted.</param>
    /// <param name="missing">Why there is no bitmap, for people.</param>
    public static SKBitmap? Decode(IPdfImage image, byte ink, ReaderLimits limits, out string? missing)
    {
        missing = null;
        var (width, height) = (image.WidthInSamples, image.HeightInSamples);
        if (width <= 0 || height <= 0 || (long)width * height > (long)SamplesPerPixel * limits.MaxPagePixels)
        {
            missing = $"{width}×{height} 图像";
            return null;
        }

        if (image.IsImageMask)
        {
            return Grey(image) is { } stencil ? Compose(width, height, _ => ink, i => (byte)(255 - stencil[i])) : Fail(image, out missing);
        }

        var bitmap = Jpeg(image, limits) ?? (Grey(image) is { } grey ? Opaque(width, height, grey) : null);
        if (bitmap is null)
        {
            return Fail(image, out missing);
        }

        if (image.MaskImage is not { } mask)
        {
            return bitmap;
        }

        using (bitmap)
        {
            using var alpha = Mask(mask, bitmap.Width, bitmap.Height, limits);
            return alpha is null ? Fail(mask, out missing) : Compose(bitmap, alpha);
        }
    }

    private static SKBitmap? Fail(IPdfImage image, out string? missing)
    {
        var filters = Filters(image);
        missing = filters.Contains("JBIG2Decode")
            ? "JBIG2 图像"
            : filters.Contains("JPXDecode") ? "JPEG 2000（JPX）图像" : $"{string.Join('+', filters.DefaultIfEmpty("未压缩"))} 图像";
        return null;
    }

    private static List<string> Filters(IPdfImage image)
    {
        var token = image.ImageDictionary.TryGet(NameToken.Filter, out var filter) || image.ImageDictionary.TryGet(NameToken.F, out filter) ? filter : null;
        return token is NameToken name ? [name.Data] : token is ArrayToken array ? [.. array.Data.OfType<NameToken>().Select(one => one.Data)] : [];
    }

    private static SKBitmap? Jpeg(IPdfImage image, ReaderLimits limits)
    {
        if (Filters(image) is not [var only] || only is not ("DCTDecode" or "DCT"))
        {
            return null;
        }

        // Its own size counts, not the one that the page gives it.
        using var codec = SKCodec.Create(SKData.CreateCopy(image.RawMemory.Span));
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > (long)SamplesPerPixel * limits.MaxPagePixels)
        {
            return null;
        }

        var bitmap = SKBitmap.Decode(codec);
        if (bitmap is not null && image.Decode is [var low, var high, ..] && low > high && bitmap.ColorType == SKColorType.Gray8)
        {
            foreach (ref var sample in bitmap.GetPixelSpan())
            {
                sample = (byte)(255 - sample);
            }
        }

        return bitmap;
    }

    /// <summary>One byte a sample; null where PdfPig cannot decode it or data is cut off.</summary>
    private static byte[]? Grey(IPdfImage image)
    {
        if (image.ColorSpaceDetails is not { } space || !image.TryGetBytesAsMemory(out var packed) || packed.IsEmpty)
        {
            return null;
        }

        var samples = ColorSpaceDetailsByteConverter.Convert(
            space, packed.Span, image.BitsPerComponent, image.WidthInSamples, image.HeightInSamples, image.Decode);
        var count = image.WidthInSamples * image.HeightInSamples;
        var parts = image.IsImageMask ? 1 : space.BaseNumberOfColorComponents;
        if (samples.Length < (long)count * parts)
        {
            return null;
        }

        if (parts == 1)
        {
            return samples[..count].ToArray();
        }

        var grey = new byte[count];
        for (var (i, at) = (0, 0); i < count; i++, at += parts)
        {
            grey[i] = parts == 3
                ? Luminance(samples[at], samples[at + 1], samples[at + 2])
                : Paper(Luminance((byte)(255 - samples[at]), (byte)(255 - samples[at + 1]), (byte)(255 - samples[at + 2])), samples[at + 3]);
        }

        return grey;
    }

    private static byte Luminance(byte red, byte green, byte blue) => (byte)(((299 * red) + (587 * green) + (114 * blue) + 500) / 1000);

    private static byte Paper(byte light, byte black) => (byte)(light * (255 - black) / 255);

    private static SKBitmap Opaque(int width, int height, byte[] grey)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque));
        var rows = bitmap.GetPixelSpan();
        for (var y = 0; y < height; y++)
        {
            grey.AsSpan(y * width, width).CopyTo(rows[(y * bitmap.RowBytes)..]);
        }

        return bitmap;
    }

    private static SKBitmap Compose(int width, int height, Func<int, byte> grey, Func<int, byte> alpha)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < width * height; i++)
        {
            pixels[4 * i] = pixels[(4 * i) + 1] = pixels[(4 * i) + 2] = grey(i);
            pixels[(4 * i) + 3] = alpha(i);
        }

        return bitmap;
    }

    /// <summary>The image in grey, as opaque as the mask says.</summary>
    private static SKBitmap Compose(SKBitmap image, SKBitmap alpha)
    {
        using var grey = new SKBitmap(new SKImageInfo(image.Width, image.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(grey))
        {
            canvas.DrawBitmap(image, 0, 0, SKSamplingOptions.Default);
        }

        var (samples, opacity) = (grey.GetPixelSpan().ToArray(), alpha.GetPixelSpan().ToArray());
        var (width, rowBytes, alphaRowBytes) = (image.Width, grey.RowBytes, alpha.RowBytes);
        return Compose(width, image.Height, i => samples[(i / width * rowBytes) + (i % width)], i => opacity[(i / width * alphaRowBytes) + (i % width)]);
    }

    /// <summary>Opacity for each pixel of the image, 255 is opaque; a stencil's painted parts are those that are masked out.</summary>
    private static SKBitmap? Mask(IPdfImage mask, int width, int height, ReaderLimits limits)
    {
        if ((long)mask.WidthInSamples * mask.HeightInSamples > (long)SamplesPerPixel * limits.MaxPagePixels || mask.HeightInSamples <= 0)
        {
            return null;
        }

        using var own = Jpeg(mask, limits) ?? (Grey(mask) is { } grey
            ? Opaque(mask.WidthInSamples, mask.HeightInSamples, mask.IsImageMask ? Array.ConvertAll(grey, sample => (byte)(255 - sample)) : grey)
            : null);
        return own?.Resize(new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque), new SKSamplingOptions(SKFilterMode.Linear));
    }
}
