using PerfEval.SampleGenerator.Printers;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>Writes drawn pages as PDF.</summary>
internal static class PdfSeed
{
    private const double Millimetres = 25.4 / 72;

    /// <param name="pages">In points.</param>
    /// <param name="compressed">Page content in deflated streams, as most producers write it; else open to every mutation.</param>
    public static byte[] Print(IReadOnlyList<DrawnPage> pages, bool compressed) => PdfPrinter.Print([.. pages.Select(Set)], compressed);

    private static SetPage Set(DrawnPage page)
    {
        var set = new SetPage { Height = page.Height * Millimetres };
        foreach (var (x0, y0, x1, y1) in page.Lines)
            set.Lines.Add((x0 * Millimetres, y0 * Millimetres, x1 * Millimetres, y1 * Millimetres));
        foreach (var (x, y, text) in page.Texts)
            set.Texts.Add((text, x * Millimetres, y * Millimetres, DrawnPage.Size * Millimetres));
        return set;
    }
}
