namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>Finds the lines of text in a region of a picture from which the rules have been erased.</summary>
internal static class TextBands
{
    /// <summary>Fewer dark pixels are dust.</summary>
    private const int Dust = 8;

    /// <summary>Bands of rows that hold ink, each cut to its ink.</summary>
    public static List<PixelBox> In(Ink ink, PixelBox region)
    {
        var bands = new List<PixelBox>();
        var start = -1;
        var (dark, empty) = (0, 0);
        for (var y = region.Y0; y <= region.Y1; y++)
        {
            var count = y < region.Y1 ? ink.InRow(y, region.X0, region.X1) : 0;
            if (count > 0)
            {
                start = start < 0 ? y : start;
                dark += count;
                empty = 0;
            }
            else if (start >= 0 && (++empty > 2 || y == region.Y1))
            {
                var end = y + 1 - empty;
                if (dark >= Dust && ink.Columns(region with { Y0 = start, Y1 = end }) is { } columns)
                {
                    bands.Add(new PixelBox(columns.First, start, columns.Last + 1, end));
                }

                (start, dark, empty) = (-1, 0, 0);
            }
        }

        return bands;
    }

    /// <summary>Joins the halves of characters such as 二 to lines of the usual height.</summary>
    public static List<PixelBox> Join(List<PixelBox> bands, int usualHeight)
    {
        var lines = new List<PixelBox>();
        foreach (var band in bands)
        {
            if (lines.Count > 0 && band.Y1 - lines[^1].Y0 <= 1.2 * usualHeight)
            {
                var last = lines[^1];
                lines[^1] = new PixelBox(Math.Min(last.X0, band.X0), last.Y0, Math.Max(last.X1, band.X1), band.Y1);
            }
            else
            {
                lines.Add(band);
            }
        }

        return lines;
    }

    /// <summary>Height of most lines of text on the page, in pixels.</summary>
    public static int UsualHeight(IEnumerable<PixelBox> bands, double dpi)
    {
        var heights = bands.Select(band => band.Height).Where(height => height > 5 * dpi / 72 && height < 30 * dpi / 72).Order().ToList();
        return heights.Count == 0 ? (int)(9 * dpi / 72) : heights[heights.Count * 2 / 3];
    }
}
