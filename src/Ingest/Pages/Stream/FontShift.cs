using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Figures are set in another font than Chinese text, whose lines have another height: centred in one row, the two do not stand on one
/// baseline. By how much they differ on a page is measured here and taken off, so that equal middles mean one row.
/// </summary>
internal static class FontShift
{
    /// <summary>Cells of one row differ by less than this, as a multiple of the size.</summary>
    private const double Most = 0.5;

    public static void Correct(List<StreamCell> cells)
    {
        var single = cells.FindAll(cell => cell.Lines.Count == 1);
        var chinese = single.Where(cell => !cell.IsWestern).Select(cell => cell.Middle).Order().ToList();
        if (chinese.Count == 0)
        {
            return;
        }

        var differences = single.Where(cell => cell.IsWestern)
            .Select(cell => (Off: cell.Middle - chinese[Edges.Nearest(chinese, cell.Middle)], cell.Size))
            .Where(difference => Math.Abs(difference.Off) < Most * difference.Size)
            .Select(difference => difference.Off)
            .Order()
            .ToList();
        if (differences.Count > 2)
        {
            cells.Where(cell => cell.IsWestern).ToList().ForEach(cell => cell.Shift = differences[differences.Count / 2]);
        }
    }
}
