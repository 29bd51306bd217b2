using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lattice;

/// <summary>One page split into the tables that lines show and the lines of text outside them.</summary>
internal sealed class PageContent
{
    private PageContent(Upright page, List<TablePart> parts, List<TextLine> lines, bool crowded, IReadOnlyList<string> crossing)
    {
        (Page, Parts, Lines, Crowded, Crossing) = (page, parts, lines, crowded, crossing);
    }

    public Upright Page { get; }

    public List<TablePart> Parts { get; }

    /// <summary>Outside tables, from top to bottom.</summary>
    public List<TextLine> Lines { get; private set; }

    /// <summary>Too many lines to look for tables.</summary>
    public bool Crowded { get; }

    /// <summary>Numbers that run over a line of their table.</summary>
    public IReadOnlyList<string> Crossing { get; }

    /// <param name="maxCells">Cells that its tables may have together.</param>
    public static PageContent Of(PageModel model, int maxCells)
    {
        var page = Upright.Of(model);
        var found = LatticeTables.Find(page, maxCells);
        var parts = WithoutFrames(found ?? []);
        var loose = PartText.Fill(parts, page.Glyphs, out var crossing);
        parts.RemoveAll(part => part.Cells.TrueForAll(cell => cell.IsEmpty) && part.IsSingleCell);
        return new PageContent(page, parts, TextLine.Build(loose), found is null, crossing);
    }


    public void Remove(HashSet<TextLine> lines) => Lines = Lines.FindAll(line => !lines.Contains(line));

    /// <summary>Tables without the frames that only surround them, such as the border of a page.</summary>
    private static List<TablePart> WithoutFrames(List<TablePart> parts) =>
        parts.FindAll(part => !part.IsSingleCell || !parts.Exists(other => other != part && Contains(part.Box, other.Box)));

    private static bool Contains(Box outer, Box inner) =>
        outer.X0 <= inner.X0 && outer.X1 >= inner.X1 && outer.Y0 <= inner.Y0 && outer.Y1 >= inner.Y1;
}
