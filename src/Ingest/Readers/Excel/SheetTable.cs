using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>
/// Makes one table of some rows of a sheet: merged cells once, at their upper left corner, and every other place of the rectangle as a
/// cell, empty ones too, as a form in a text document has them. Rows and columns are those of the sheet, less the first ones; columns
/// in which nothing begins do not count.
/// </summary>
internal sealed class SheetTable(Sheet sheet, ReaderLimits limits)
{
    private readonly List<Cell> _cells = [];
    private long _places;

    /// <exception cref="ReadingStoppedException">The table holds more cells than the limit.</exception>
    public Table Build(IReadOnlyList<SheetRow> rows)
    {
        var top = rows[0].Index;
        var bottom = rows.Max(row => Math.Max(row.Index, row.Last));
        var merges = sheet.MergesIn(top, rows[^1].Index);
        var columns = Columns(rows, merges);
        var until = new int[columns.Count];
        Array.Fill(until, -1);
        var (nextMerge, nextRow) = (0, 0);
        for (var row = top; row <= bottom; row++)
        {
            Room(columns.Count);
            var texts = new Dictionary<int, SheetCell>();
            if (nextRow < rows.Count && rows[nextRow].Index == row)
            {
                texts = sheet.Cells.GetRange(rows[nextRow].FirstCell, rows[nextRow].Texts).ToDictionary(cell => cell.Col);
                nextRow++;
            }

            var starting = new Dictionary<int, MergedRange>();
            for (; nextMerge < merges.Count && merges[nextMerge].Row == row; nextMerge++)
            {
                starting.TryAdd(merges[nextMerge].Col, merges[nextMerge]);
            }

            AddRow(row, top, bottom, columns, until, texts, starting);
        }

        return new Table { Cells = _cells, Caption = sheet.Name.Length > 0 ? sheet.Name : null };
    }

    private void AddRow(
        int row, int top, int bottom, List<int> columns, int[] until, Dictionary<int, SheetCell> texts, Dictionary<int, MergedRange> starting)
    {
        for (var at = 0; at < columns.Count; at++)
        {
            var stored = texts.TryGetValue(columns[at], out var found) ? found : (SheetCell?)null;
            var text = stored?.Text ?? "";
            if (until[at] >= row)
            {
                if (text.Length > 0)
                {
                    sheet.Covered.Add((row, columns[at]));
                }

                continue;
            }

            var (rowSpan, colSpan) = (1, 1);
            if (starting.TryGetValue(columns[at], out var merge))
            {
                rowSpan = Math.Min(merge.LastRow, bottom) - row + 1;
                while (at + colSpan < columns.Count && columns[at + colSpan] <= merge.LastCol && until[at + colSpan] < row)
                {
                    colSpan++;
                }

                Array.Fill(until, row + rowSpan - 1, at, colSpan);
            }

            _cells.Add(new Cell(row - top, at, rowSpan, colSpan, text) { Number = stored?.Number });
        }
    }

    /// <summary>
    /// The sheet's columns that a text or a merge begins in or a merge ends before: numbered as in a text document, and a sheet with a
    /// stray cell far right is not mostly air.
    /// </summary>
    private List<int> Columns(IReadOnlyList<SheetRow> rows, List<MergedRange> merges)
    {
        var used = new SortedSet<int>();
        var last = rows.Max(row => row.LastCol);
        foreach (var row in rows)
        {
            used.UnionWith(sheet.Cells.GetRange(row.FirstCell, row.Texts).Select(cell => cell.Col));
        }

        foreach (var merge in merges)
        {
            used.Add(merge.Col);
            if (merge.LastCol < last)
            {
                used.Add(merge.LastCol + 1);
            }
        }

        return [.. used];
    }

    private void Room(int columns)
    {
        // Also those that a merge covers: a hundred merges may reach down over a million rows.
        _places += columns;
        if (_places > limits.MaxCells)
        {
            throw new ReadingStoppedException(Rejections.TooComplex($"单元格超过 {limits.MaxCells} 个", $"more than {limits.MaxCells} cells"));
        }
    }
}
