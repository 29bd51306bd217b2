namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>
/// Straightens a picture that was scanned at an angle. At the right angle rows are either full of ink or empty, so the sum of
/// squared row counts is greatest (projection profile).
/// </summary>
internal static class Skew
{
    private const double MaxDegrees = 3;

    /// <summary>Less than this moves no line by a pixel over a cell.</summary>
    private const double NoSkew = 0.03;

    private const int MaxPoints = 60_000;

    public static Bitmap Straighten(Bitmap picture)
    {
        var degrees = Angle(picture);
        return Math.Abs(degrees) < NoSkew ? picture : Turn(picture, degrees * Math.PI / 180);
    }

    /// <summary>Degrees by which lines of text fall to the right.</summary>
    public static double Angle(Bitmap picture)
    {
        var points = Points(picture);
        if (points.Count < 100)
        {
            return 0;
        }

        var coarse = Best(points, picture.Height, -MaxDegrees, MaxDegrees, 0.1);
        return Best(points, picture.Height, coarse - 0.1, coarse + 0.1, 0.01);
    }

    private static List<(int X, int Y)> Points(Bitmap picture)
    {
        var ink = new Ink(picture);
        var points = new List<(int, int)>();
        for (var y = 0; y < ink.Height; y++)
        {
            for (var x = y % 3; x < ink.Width; x += 3)
            {
                if (ink[x, y])
                {
                    points.Add((x, y));
                }
            }
        }

        var step = Math.Max(1, points.Count / MaxPoints);
        return step == 1 ? points : [.. points.Where((_, index) => index % step == 0)];
    }

    private static double Best(List<(int X, int Y)> points, int height, double from, double to, double step)
    {
        var (best, bestScore) = (0.0, -1L);
        for (var degrees = from; degrees <= to + (step / 2); degrees += step)
        {
            var score = Score(points, height, Math.Tan(degrees * Math.PI / 180));
            if (score > bestScore || (score == bestScore && Math.Abs(degrees) < Math.Abs(best)))
            {
                (best, bestScore) = (degrees, score);
            }
        }

        return best;
    }

    private static long Score(List<(int X, int Y)> points, int height, double slope)
    {
        var rows = new int[(height * 3) + 1];
        foreach (var (x, y) in points)
        {
            var row = (int)(y - (x * slope)) + height;
            if ((uint)row < (uint)rows.Length)
            {
                rows[row]++;
            }
        }

        return rows.Sum(count => (long)count * count);
    }

    /// <summary>Turns around the middle, between pixels by their mean.</summary>
    private static Bitmap Turn(Bitmap picture, double angle)
    {
        var (width, height) = (picture.Width, picture.Height);
        var (sin, cos) = Math.SinCos(angle);
        var turned = new byte[picture.Pixels.Length];
        var (cx, cy) = (width / 2.0, height / 2.0);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var sx = cx + ((x - cx) * cos) - ((y - cy) * sin);
                var sy = cy + ((x - cx) * sin) + ((y - cy) * cos);
                turned[(y * width) + x] = Between(picture, sx, sy);
            }
        }

        return new Bitmap(width, height, turned);
    }

    private static byte Between(Bitmap picture, double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        if (left < 0 || top < 0 || left + 1 >= picture.Width || top + 1 >= picture.Height)
        {
            return Bitmap.White;
        }

        var (fx, fy) = (x - left, y - top);
        var upper = (picture[left, top] * (1 - fx)) + (picture[left + 1, top] * fx);
        var lower = (picture[left, top + 1] * (1 - fx)) + (picture[left + 1, top + 1] * fx);
        return (byte)((upper * (1 - fy)) + (lower * fy) + 0.5);
    }
}
