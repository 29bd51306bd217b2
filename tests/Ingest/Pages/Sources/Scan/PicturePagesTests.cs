using System.Buffers.Binary;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Sources.Scan;

namespace PerfEval.Ingest.Tests.Pages.Sources.Scan;

public sealed class PicturePagesTests
{
    private const int Side = 8;

    // 200 dots an inch, as scanners write them into PNG and BMP, are 7,874 a metre, a little less than 200.
    [Theory]
    [InlineData(7874)]
    [InlineData(7873)]
    public void PictureAtTheResolutionWanted_IsCopiedDotByDot(int dotsAMetre)
    {
        var picture = new PicturePages().Draw(Bmp(dotsAMetre), 1, dpi: 200, new ReaderLimits(), CancellationToken.None)!;

        Assert.Equal((Side, Side), (picture.Width, picture.Height));
        Assert.Equal(Enumerable.Range(0, Side * Side).Select(i => Grey(i % Side, i / Side)), picture.Pixels.ToArray());
    }

    private static byte Grey(int x, int y) => (x + y) % 2 == 0 ? (byte)0 : (byte)255;

    private static byte[] Bmp(int dotsAMetre)
    {
        const int Head = 54;
        var file = new byte[Head + (Side * Side * 3)];
        "BM"u8.CopyTo(file);
        foreach (var (at, value) in new[]
        {
            (2, file.Length),
            (10, Head),
            (14, 40),
            (18, Side),
            (22, Side),
            (34, Side * Side * 3),
            (38, dotsAMetre),
            (42, dotsAMetre)
        })
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        (file[26], file[28]) = (1, 24);
        for (var i = 0; i < Side * Side; i++)
            file.AsSpan(Head + (i * 3), 3).Fill(Grey(i % Side, Side - 1 - (i / Side)));
        return file;
    }
}
