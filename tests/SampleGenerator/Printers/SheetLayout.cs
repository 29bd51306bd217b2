using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>One worksheet of a printed report: forms with borders, titles and notes in rows of their own.</summary>
/// <param name="Merges">Zero-based and inclusive.</param>
internal sealed record SheetLayout(
    string Name, IReadOnlyList<(int Row, int Column, SpreadsheetCell Cell, bool Bordered)> Cells,
    IReadOnlyList<(int Row, int Column, int LastRow, int LastColumn)> Merges)
{
    /// <summary>A sheet for each table with the lines before it, and one for the text after the last; or all below each other on one.</summary>
    public static IReadOnlyList<SheetLayout> Of(IReadOnlyList<Block> blocks, bool oneSheet)
    {
        if (oneSheet)
            return [Sheet("Sheet1", blocks, typed: false)];
        var sheets = new List<SheetLayout>();
        var start = 0;
        var last = blocks.ToList().FindLastIndex(b => b is Table);
        for (var i = 0; i <= last; i++)
        {
            // A signature line belongs to the table above it.
            var isEnd = blocks[i] is Table
                && (i + 1 > last || blocks[i + 1] is not Paragraph { Text: var next } || !next.StartsWith("填表人", StringComparison.Ordinal));
            if (!isEnd && !(blocks[i] is Paragraph && i > start && blocks[i - 1] is Table))
                continue;
            sheets.Add(Sheet($"表{sheets.Count + 1}", blocks.Skip(start).Take(i - start + 1), typed: true));
            start = i + 1;
        }

        if (start < blocks.Count)
            sheets.Add(Sheet("报告", blocks.Skip(start), typed: true));
        return sheets;
    }

    private static SheetLayout Sheet(string name, IEnumerable<Block> blocks, bool typed)
    {
        var cells = new List<(int, int, SpreadsheetCell, bool)>();
        var merges = new List<(int, int, int, int)>();
        var row = 0;
        foreach (var block in blocks)
        {
            if (block is Table table)
            {
                foreach (var cell in table.Cells)
                {
                    cells.Add((row + cell.Row, cell.Column, SpreadsheetCell.Of(cell.Text, typed), true));
                    if (cell.RowSpan * cell.ColumnSpan > 1)
                        merges.Add((row + cell.Row, cell.Column, row + cell.Row + cell.RowSpan - 1, cell.Column + cell.ColumnSpan - 1));
                }

                row += table.RowCount + 1;
            }
            else if (block is Paragraph { Text.Length: > 0 } paragraph)
            {
                cells.Add((row++, 0, new SpreadsheetCell(paragraph.Text, null, NumberLook.General), false));
            }
        }

        // A merged cell's borders are those of all the places it covers.
        foreach (var (top, left, bottom, right) in merges)
        {
            for (var r = top; r <= bottom; r++)
            {
                for (var c = left; c <= right; c++)
                {
                    if (r > top || c > left)
                        cells.Add((r, c, new SpreadsheetCell("", null, NumberLook.General), true));
                }
            }
        }

        return new SheetLayout(name, [.. cells.OrderBy(c => c.Item1).ThenBy(c => c.Item2)], merges);
    }
}
