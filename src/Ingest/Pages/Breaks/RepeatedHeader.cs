using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Breaks;

/// <summary>Header rows that are printed again at the top of every page.</summary>
internal static class RepeatedHeader
{
    private const int MaxRows = 6;

    /// <summary>How many rows at the top of a part repeat the first rows of the table; 0 if none.</summary>
    public static int Rows(JoinedTable table, TablePart part)
    {
        var rows = 0;
        var shift = table.Shift(part);
        for (var row = 0; row < Math.Min(MaxRows, Math.Min(part.Rows, table.First.Rows)); row++)
        {
            if (!Equal(RowCells(table.First, row), RowCells(part, row), shift))
            {
                break;
            }

            if (part.Cells.TrueForAll(cell => cell.Row > row || cell.LastRow <= row))
            {
                rows = row + 1;
            }
        }

        var labels = part.Cells.Count(cell => cell.Row < rows && cell.Text.Any(char.IsLetter));
        return labels > 1 ? rows : 0;
    }

    private static List<PartCell> RowCells(TablePart part, int row) =>
        [.. part.Cells.Where(cell => cell.Row == row).OrderBy(cell => cell.Box.X0)];

    private static bool Equal(List<PartCell> first, List<PartCell> other, double shift) =>
        first.Count == other.Count && first.Zip(other).All(pair =>
            pair.First.RowSpan == pair.Second.RowSpan
            && Math.Abs(pair.First.Box.X0 - pair.Second.Box.X0 + shift) <= Edges.Same
            && Math.Abs(pair.First.Box.X1 - pair.Second.Box.X1 + shift) <= Edges.Same
            && pair.First.Text == pair.Second.Text);
}
