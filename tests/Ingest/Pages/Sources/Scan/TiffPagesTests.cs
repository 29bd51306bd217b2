using BitMiracle.LibTiff.Classic;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.Scan;

namespace PerfEval.Ingest.Tests.Pages.Sources.Scan;

public sealed class TiffPagesTests
{
    private const int Side = 64;

    [Theory]
    [InlineData(Compression.NONE)]
    [InlineData(Compression.LZW)]
    [InlineData(Compression.PACKBITS)]
    [InlineData(Compression.CCITTFAX3)]
    [InlineData(Compression.CCITTFAX4)]
    public void Fax_IsDrawnAsItIs(Compression compression)
    {
        var picture = new TiffPages().Draw(Fax(compression, pages: 1), 1, dpi: 200, new ReaderLimits(), CancellationToken.None)!;

        Assert.Equal((Side, Side), (picture.Width, picture.Height));
        Assert.Equal(Enumerable.Range(0, Side * Side).Select(i => IsInk(i % Side, i / Side, page: 1) ? (byte)0 : (byte)255), picture.Pixels.ToArray());
    }

    [Fact]
    public void EveryPage_IsReadWithItsSizeAndDrawnByItsNumber()
    {
        var tiff = Fax(Compression.CCITTFAX4, pages: 3);

        var read = Assert.IsType<PagesRead.Pages>(new TiffPages().Read(tiff, new ReaderLimits(), CancellationToken.None));
        var third = new TiffPages().Draw(tiff, 3, dpi: 200, new ReaderLimits(), CancellationToken.None)!;

        Assert.Equal(
            [(1, 23.04, 23.04), (2, 23.04, 23.04), (3, 23.04, 23.04)],
            read.Documents.Single().Select(page => (page.Number, Math.Round(page.Width, 6), Math.Round(page.Height, 6))));
        Assert.Equal(IsInk(5, 9, page: 3) ? 0 : 255, third.Pixels.Span[(9 * Side) + 5]);
        Assert.NotEqual(IsInk(5, 9, page: 3), IsInk(5, 9, page: 1));
    }

    [Fact]
    public void MorePagesThanTheLimit_AreRefused() =>
        Assert.IsType<PagesRead.Rejected>(new TiffPages().Read(Fax(Compression.LZW, pages: 3), new ReaderLimits { MaxPages = 2 }, CancellationToken.None));

    [Fact]
    public void MorePixelsThanTheLimit_AreRefused() =>
        Assert.Throws<ReadingStoppedException>(() =>
            new TiffPages().Draw(Fax(Compression.LZW, pages: 1), 1, dpi: 200, new ReaderLimits { MaxPagePixels = (Side * Side) - 1 }, CancellationToken.None));

    [Fact]
    public void AnyPrefixAndAnyFlippedByte_IsReadOrRefused_NeverThrown()
    {
        var whole = Fax(Compression.CCITTFAX4, pages: 2);
        for (var at = 0; at < whole.Length; at++)
        {
            var flipped = whole.ToArray();
            flipped[at] ^= 0xFF;
            foreach (var damaged in new[] { flipped, whole[..at] })
            {
                if (new TiffPages().Read(damaged, new ReaderLimits(), CancellationToken.None) is PagesRead.Pages)
                    TryDraw(damaged);
            }
        }
    }

    private static void TryDraw(byte[] tiff)
    {
        try
        {
            new TiffPages().Draw(tiff, 1, dpi: 72, new ReaderLimits { MaxPagePixels = 1 << 20 }, CancellationToken.None);
        }
        catch (ReadingStoppedException e)
        {
            Assert.NotEmpty(e.Reason.Code);
        }
    }

    private static bool IsInk(int x, int y, int page) => ((x * page) + (y * 3)) % 7 < 2;

    private static byte[] Fax(Compression compression, int pages)
    {
        var stream = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("test", "w", stream, new TiffStream()))
        {
            for (var page = 1; page <= pages; page++)
            {
                tiff.SetField(TiffTag.IMAGEWIDTH, Side);
                tiff.SetField(TiffTag.IMAGELENGTH, Side);
                tiff.SetField(TiffTag.BITSPERSAMPLE, 1);
                tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
                tiff.SetField(TiffTag.ROWSPERSTRIP, Side);
                tiff.SetField(TiffTag.COMPRESSION, compression);
                tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISWHITE);
                tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
                tiff.SetField(TiffTag.XRESOLUTION, 200.0);
                tiff.SetField(TiffTag.YRESOLUTION, 200.0);
                for (var y = 0; y < Side; y++)
                {
                    var row = new byte[Side / 8];
                    for (var x = 0; x < Side; x++)
                        row[x / 8] |= (byte)(IsInk(x, y, page) ? 0x80 >> (x % 8) : 0);
                    tiff.WriteScanline(row, y);
                }

                tiff.WriteDirectory();
            }
        }

        return stream.ToArray();
    }
}
