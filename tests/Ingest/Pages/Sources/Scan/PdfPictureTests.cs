using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.PdfPig;
using PerfEval.Ingest.Pages.Sources.Scan;
using PerfEval.Ingest.Readers.Pdf;
using PerfEval.Ingest.Tests.Readers.Pdf;
using SkiaSharp;

namespace PerfEval.Ingest.Tests.Pages.Sources.Scan;

/// <summary>Pages drawn from their images; 72 dpi, so that a point is a pixel.</summary>
public sealed class PdfPictureTests
{
    private const string Rgb = "/Width 2/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/ASCIIHexDecode";

    [Fact]
    public void Image_IsPlacedByItsTransformation()
    {
        var picture = Draw("q 100 0 0 200 50 600 cm /X Do Q", Image(Rgb, "004080FF>"));

        Assert.Equal((595, 842), (picture.Width, picture.Height));
        Assert.Equal([255, 0, 64, 128], new[] { At(picture, 10, 10), At(picture, 52, 44), At(picture, 147, 44), At(picture, 52, 240) });
        Assert.Equal((null, false), (picture.Missing, picture.IsBlank));
    }

    [Fact]
    public void RotatedPage_IsDrawnUpright()
    {
        var picture = Draw("q 100 0 0 200 50 600 cm /X Do Q", Image(Rgb, "00408000>"), pageEntries: "/Rotate 90");

        Assert.Equal((842, 595), (picture.Width, picture.Height));
        // The image's upper left corner is at (50, 42) before the page is turned clockwise.
        Assert.Equal(0, At(picture, 842 - 44, 52));
        Assert.Equal(64, At(picture, 842 - 44, 147));
    }

    [Fact]
    public void SoftMask_LetsThePaperThrough()
    {
        string[] images =
        [
            Image(Rgb + "/SMask 21 0 R", "00000000>"),
            Image("/Width 1/Height 2/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/ASCIIHexDecode", "00FF>"),
        ];
        var picture = Draw("q 100 0 0 100 50 600 cm /X Do Q", images, "");

        Assert.Equal((255, 0), (At(picture, 60, 145), At(picture, 60, 240)));
    }

    [Fact]
    public void Stencil_IsPaintedInItsInk()
    {
        var picture = Draw(
            "q 0.5 g 100 0 0 100 50 600 cm /X Do Q", Image("/Width 8/Height 2/ImageMask true/BitsPerComponent 1/Filter/ASCIIHexDecode", "00FF>"));

        Assert.InRange(At(picture, 100, 150), 126, 129);
        Assert.Equal(255, At(picture, 100, 240));
    }

    [Theory]
    [InlineData("JBIG2Decode", "JBIG2")]
    [InlineData("JPXDecode", "JPEG 2000")]
    public void ImageThatCannotBeDecoded_IsNamedByPage(string filter, string name)
    {
        var pdf = Pdf("q 595 0 0 842 0 0 cm /X Do Q", Image($"/Width 800/Height 800/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/{filter}", "xxxx"));
        var picture = new PdfPigPictures().Draw(pdf, 1, 72, new ReaderLimits(), CancellationToken.None)!;
        var rejected = Assert.IsType<ReadResult.Rejected>(
            new PdfReader(new PdfPigPageSource(), new PdfPigPictures(), "/usr/bin/true").Read(pdf, new ReaderLimits(), CancellationToken.None)).Reason;

        Assert.True(picture.IsBlank);
        Assert.Contains(name, picture.Missing, StringComparison.Ordinal);
        Assert.Equal("missing_tool", rejected.Code);
        Assert.Contains(name, rejected.Chinese, StringComparison.Ordinal);
        Assert.Contains("mupdf-tools", rejected.English, StringComparison.Ordinal);
    }

    [Fact]
    public void JpegLargerThanItsPageSays_IsNotUnpacked()
    {
        using var bitmap = new SKBitmap(200, 200, SKColorType.Gray8, SKAlphaType.Opaque);
        var data = Encoding.Latin1.GetString(bitmap.Encode(SKEncodedImageFormat.Jpeg, 50).ToArray());
        var pdf = Pdf("q 100 0 0 100 0 0 cm /X Do Q", Image("/Width 8/Height 8/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode", data));

        Assert.Null(new PdfPigPictures().Draw(pdf, 1, 4, new ReaderLimits(), CancellationToken.None)!.Missing);
        Assert.Contains(
            "DCTDecode", new PdfPigPictures().Draw(pdf, 1, 4, new ReaderLimits { MaxPagePixels = 5_000 }, CancellationToken.None)!.Missing,
            StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatMustBePainted_IsAskedOfTheSecond()
    {
        var pdf = PdfFile.Of(PdfFile.Text(60, 100, new string('甲', 40)));
        var painter = new Painter();

        Assert.Contains("文字", new PdfPigPictures().Draw(pdf, 1, 72, new ReaderLimits(), CancellationToken.None)!.Missing, StringComparison.Ordinal);
        Assert.Same(painter.Picture, new FallbackPictures(new PdfPigPictures(), painter).Draw(pdf, 1, 72, new ReaderLimits(), CancellationToken.None));
    }

    private static PagePicture Draw(string content, string image, string pageEntries = "") => Draw(content, [image], pageEntries);

    private static PagePicture Draw(string content, string[] images, string pageEntries) =>
        new PdfPigPictures().Draw(
            PdfFile.WithObjects("/XObject<</X 20 0 R>>", content, images.Select((image, i) => (20 + i, image)), pageEntries: pageEntries),
            1, 72, new ReaderLimits(), CancellationToken.None)!;

    private static byte[] Pdf(string content, string image) => PdfFile.WithObjects("/XObject<</X 20 0 R>>", content, [(20, image)]);

    private static string Image(string entries, string data) =>
        string.Create(CultureInfo.InvariantCulture, $"<</Type/XObject/Subtype/Image{entries}/Length {data.Length}>>\nstream\n{data}\nendstream");

    private static byte At(PagePicture picture, int x, int y) => picture.Pixels.Span[(y * picture.Width) + x];

    private sealed class Painter : IPagePictures
    {
        public PagePicture Picture { get; } = new(1, 1, new byte[1]);

        public PagePicture? Draw(ReadOnlyMemory<byte> bytes, int page, double dpi, ReaderLimits limits, CancellationToken ct) => Picture;
    }
}
