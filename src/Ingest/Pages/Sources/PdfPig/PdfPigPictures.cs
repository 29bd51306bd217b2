using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.Scan;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>
/// Draws a scanned page from its images. Text and lines are not painted: a picture of a page that consists of them says so in
/// <see cref="PagePicture.Missing"/>.
/// </summary>
public sealed class PdfPigPictures : IPagePictures
{
    public PagePicture? Draw(ReadOnlyMemory<byte> bytes, int page, double dpi, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return OwnThread.Run(() => Draw(bytes, page, dpi, new PdfReading(limits, ct)), ct);
    }

    private static PagePicture? Draw(ReadOnlyMemory<byte> bytes, int number, double dpi, PdfReading reading)
    {
        using var file = PdfPigFile.Open(bytes, reading);
        if (file.Page(number, out _) is not { } page)
        {
            return null;
        }

        using var canvas = new GreyCanvas(page.Model.Width, page.Model.Height, dpi, reading.Limits);
        var scale = dpi / 72;
        var missing = new List<string>();
        var drawn = 0;
        foreach (var image in page.Images)
        {
            reading.CancellationToken.ThrowIfCancellationRequested();
            if (Draw(image, canvas, new Affine(scale, 0, 0, scale, 0, 0), reading) is { } why)
            {
                missing.Add(why);
            }
            else
            {
                drawn++;
            }
        }

        // A page number or the like beside a scan is kept as the text it is; anything more would have to be painted.
        var text = page.Model.Glyphs.Count(glyph => glyph.Visible && !string.IsNullOrWhiteSpace(glyph.Text));
        if (text > TextLayer.FewCharacters || (text > 0 && drawn == 0))
        {
            missing.Add("须按字形绘制的文字 (text that must be painted)");
        }

        return canvas.ToPicture() with { Missing = missing.Count == 0 ? null : string.Join("、", missing.Distinct()), IsBlank = drawn == 0 };
    }

    /// <summary>What is missing, null where the image was drawn.</summary>
    private static string? Draw(PlacedImage placed, GreyCanvas canvas, Affine scale, PdfReading reading)
    {
        try
        {
            using var bitmap = PdfImageSamples.Decode(placed.Load(), placed.Ink, reading.Limits, out var missing);
            if (bitmap is not null)
            {
                canvas.Draw(bitmap, placed.Place.Then(scale));
            }

            return missing;
        }
#pragma warning disable CA1031 // PdfPig throws what it likes on damaged images.
        catch (Exception e) when (e is not (ReadingStoppedException or OperationCanceledException or OutOfMemoryException))
        {
            reading.StopIfOver();
            return $"损坏的图像 (damaged image: {e.Message})";
        }
#pragma warning restore CA1031
    }
}
