using PerfEval.Ingest.Documents;

namespace PerfEval.Normalize.Tests.Fixtures;

/// <summary>
/// Tables in a few characters: rows of cells between bars. “&lt;” carries on the cell to its left, “^” the cell above; “\n” is a line
/// break inside a cell.
/// </summary>
internal static class Tables
{
    public static Table Of(params string[] rows) => new() { Cells = Cells(rows) };

    /// <summary>As a text dump gives it: every row of its own length, merges lost.</summary>
    public static Table Dump(params string[] rows) => new() { Cells = Cells(rows), SpansKnown = false };

    private static List<Cell> Cells(string[] rows)
    {
        var grid = rows.Select(r => r.Split('|')).ToArray();
        var cells = new List<Cell>();
        for (var row = 0; row < grid.Length; row++)
        {
            for (var col = 0; col < grid[row].Length; col++)
            {
                if (grid[row][col] is not ("<" or "^"))
                    cells.Add(
                        new Cell(row, col, RowSpan(grid, row, col), ColSpan(grid[row], col), grid[row][col].Replace("\\n", "\n", StringComparison.Ordinal)));
            }
        }

        return cells;
    }

    private static int ColSpan(string[] row, int col) => 1 + row.Skip(col + 1).TakeWhile(c => c == "<").Count();

    private static int RowSpan(string[][] grid, int row, int col) => 1 + grid.Skip(row + 1).TakeWhile(r => col < r.Length && r[col] == "^").Count();
}
