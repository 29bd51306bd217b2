namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>Painted lines of a picture: long runs of dark pixels in rows and columns.</summary>
internal static class BitmapRules
{
    /// <summary>Runs in points: longer than the strokes of characters in ordinary sizes.</summary>
    private const double ShortestAcross = 21;

    private const double ShortestDown = 13;

    /// <summary>Pixels that noise may break out of a line.</summary>
    private const int Gap = 3;

    /// <summary>Share of a run that is really dark; strokes of a line of text leave more paper.</summary>
    private const double Solid = 0.9;

    /// <summary>Boxes of the runs, one or more rows or columns thick, in pixels.</summary>
    public static (List<PixelBox> Across, List<PixelBox> Down) Find(Ink ink, double dpi)
    {
        var across = new List<PixelBox>();
        for (var y = 1; y < ink.Height - 1; y++)
        {
            var row = y;
            Runs(
                ink.Width, (int)(ShortestAcross * dpi / 72), x => ink[x, row] || ink[x, row - 1] || ink[x, row + 1],
                (from, to) => across.Add(new PixelBox(from, row, to, row + 1)));
        }

        var down = new List<PixelBox>();
        for (var x = 1; x < ink.Width - 1; x++)
        {
            var column = x;
            Runs(
                ink.Height, (int)(ShortestDown * dpi / 72), y => ink[column, y] || ink[column - 1, y] || ink[column + 1, y],
                (from, to) => down.Add(new PixelBox(column, from, column + 1, to)));
        }

        return (WithoutBlocks(across, box => (box.Y0, box.X0, box.X1), dpi), WithoutBlocks(down, box => (box.X0, box.Y0, box.Y1), dpi));
    }

    private static void Runs(int length, int shortest, Func<int, bool> isDark, Action<int, int> found)
    {
        var (start, dark, last) = (-1, 0, -1);
        for (var i = 0; i <= length; i++)
        {
            var here = i < length && isDark(i);
            if (here)
            {
                start = start < 0 ? i : start;
                dark++;
                last = i;
            }
            else if (start >= 0 && (i - last > Gap || i == length))
            {
                if (last + 1 - start >= shortest && dark >= Solid * (last + 1 - start))
                {
                    found(start, last + 1);
                }

                (start, dark) = (-1, 0);
            }
        }
    }

    /// <summary>Leaves out runs that are stacked too thick for a line: pictures, stamps, shadows at the edge of the glass.</summary>
    private static List<PixelBox> WithoutBlocks(List<PixelBox> runs, Func<PixelBox, (int At, int From, int To)> shape, double dpi)
    {
        var thickest = (int)(4 * dpi / 72) + 2;
        var seen = runs.Select(shape).GroupBy(run => run.At).ToDictionary(group => group.Key, group => group.ToList());
        return runs.FindAll(run =>
        {
            var (at, from, to) = shape(run);
            var thickness = 1 + Stack(at, 1) + Stack(at, -1);
            return thickness <= thickest;

            int Stack(int start, int step)
            {
                var count = 0;
                while (count <= thickest && seen.TryGetValue(start + ((count + 1) * step), out var others)
                    && others.Exists(other => Math.Min(other.To, to) - Math.Max(other.From, from) > 0.5 * (to - from)))
                {
                    count++;
                }

                return count;
            }
        });
    }
}
