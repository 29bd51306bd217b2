using PerfEval.Ingest.Pages.Sources.Scan;

namespace PerfEval.Ingest.Tests.Pages.Sources.Scan;

public sealed class InkTests
{
    [Theory]
    [InlineData(1, 1, 2, 2, "####\n#.##\n####")]
    [InlineData(-3, -3, 2, 1, "..##\n####\n####")]
    [InlineData(3, 2, 9, 9, "####\n####\n###.")]
    [InlineData(-5, 0, 0, 3, "####\n####\n####")]
    [InlineData(-5, 0, -2, 3, "####\n####\n####")]
    [InlineData(4, 0, 6, 3, "####\n####\n####")]
    [InlineData(0, 0, 4, 3, "....\n....\n....")]
    public void Erase_KeepsToTheBoxAndThePicture(int x0, int y0, int x1, int y1, string left)
    {
        var ink = Of("####\n####\n####");

        ink.Erase(new PixelBox(x0, y0, x1, y1));

        Assert.Equal(left, Text(ink));
    }

    [Fact]
    public void Columns_AreTheFirstAndTheLastWithInk()
    {
        var ink = Of("......\n..#...\n....#.");

        Assert.Equal((2, 4), ink.Columns(new PixelBox(0, 0, 6, 3)));
        Assert.Equal((2, 2), ink.Columns(new PixelBox(1, 0, 6, 2)));
        Assert.Equal((4, 4), ink.Columns(new PixelBox(3, 0, 6, 3)));
        Assert.Null(ink.Columns(new PixelBox(0, 0, 6, 1)));
        Assert.Equal((1, 0), (ink.InRow(2, 4, 5), ink.InRow(2, 0, 4)));
    }

    [Fact]
    public void Threshold_PartsInkFromPaper()
    {
        Assert.Equal(40, new Bitmap(5, 1, [20, 40, 200, 210, 220]).Threshold());
        Assert.Equal(0, new Bitmap(3, 1, [0, 255, 255]).Threshold());
        Assert.Equal(254, new Bitmap(3, 1, [254, 254, 255]).Threshold());
        Assert.Equal(128, new Bitmap(2, 1, [255, 255]).Threshold());
    }

    [Fact]
    public void PartOfAPicture_IsWrittenWithAWhiteBorder()
    {
        var path = Path.GetTempFileName();
        new Bitmap(3, 2, [1, 2, 3, 4, 5, 6]).WritePgm(path, new PixelBox(1, 0, 3, 2), 1);

        var bytes = File.ReadAllBytes(path);
        File.Delete(path);

        Assert.Equal("P5\n4 4\n255\n"u8.ToArray(), bytes[..11]);
        Assert.Equal([255, 255, 255, 255, 255, 2, 3, 255, 255, 5, 6, 255, 255, 255, 255, 255], bytes[11..]);
    }

    private static Ink Of(string picture)
    {
        var rows = picture.Split('\n');
        return new Ink(new Bitmap(rows[0].Length, rows.Length, [.. string.Concat(rows).Select(c => (byte)(c == '#' ? 0 : 255))]));
    }

    private static string Text(Ink ink) =>
        string.Join('\n', Enumerable.Range(0, ink.Height).Select(y => string.Concat(Enumerable.Range(0, ink.Width).Select(x => ink[x, y] ? '#' : '.'))));
}
