using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>Whitens the rules of a table. Only runs along its boundaries: a dash inside a cell is text.</summary>
internal static class RuleEraser
{
    /// <summary>Runs this close to a boundary belong to it, in points.</summary>
    private const double Near = 2.5;

    public static void Erase(TablePart part, List<PixelBox> across, List<PixelBox> down, Bitmap picture, Ink ink, double scale)
    {
        var box = part.Box;
        foreach (var run in across.Where(run => Touches(box, run, scale) && IsNear(part.Ys, (run.Y0 + 0.5) * scale)))
        {
            Whiten(new PixelBox(run.X0 - 2, run.Y0 - 1, run.X1 + 2, run.Y1 + 1), picture, ink);
        }

        foreach (var run in down.Where(run => Touches(box, run, scale) && IsNear(part.Xs, (run.X0 + 0.5) * scale)))
        {
            Whiten(new PixelBox(run.X0 - 1, run.Y0 - 2, run.X1 + 1, run.Y1 + 2), picture, ink);
        }
    }

    private static bool Touches(Box box, PixelBox run, double scale) =>
        run.X1 * scale >= box.X0 - Near && run.X0 * scale <= box.X1 + Near && run.Y1 * scale >= box.Y0 - Near && run.Y0 * scale <= box.Y1 + Near;

    private static bool IsNear(List<double> edges, double position) => Math.Abs(edges[Edges.Nearest(edges, position)] - position) <= Near;

    private static void Whiten(PixelBox box, Bitmap picture, Ink ink)
    {
        ink.Erase(box);
        var (from, to) = (Math.Max(0, box.X0), Math.Min(picture.Width, box.X1));
        for (var y = Math.Max(0, box.Y0); y < Math.Min(picture.Height, box.Y1); y++)
        {
            picture.Pixels.AsSpan((y * picture.Width) + from, to - from).Fill(Bitmap.White);
        }
    }
}
