using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>
/// Sets blocks on A4 pages. A table that does not fit below what is on the page is broken between two rows, as word processors do it, or
/// begins on the next page. The text of a cell over rows on both sides of a break stays in the first part that has room for it.
/// </summary>
internal sealed class PageSetter(bool breaksTables)
{
    private const double Left = 20;
    private const double Width = 170;
    private const double Top = 20;
    private const double Bottom = 277;
    private const double TextSize = 3.7;
    private const double CellSize = 2.9;
    private const double Leading = 1.35;
    private const double Padding = 0.8;
    private const double Gap = 2;

    private readonly List<SetPage> _pages = [new()];
    private double _y = Top;

    /// <param name="blocks">From top to bottom.</param>
    /// <param name="breaksTables">Else a table begins on the next page where it does not fit, and must fit there.</param>
    public static IReadOnlyList<SetPage> Set(IEnumerable<Block> blocks, bool breaksTables)
    {
        var setter = new PageSetter(breaksTables);
        foreach (var block in blocks)
        {
            if (block is Table table)
                setter.Add(table);
            else if (block is Paragraph paragraph)
                setter.Add(paragraph);
        }

        return setter._pages;
    }

    private void Add(Paragraph paragraph)
    {
        if (paragraph.PageBreakBefore)
            Break();
        foreach (var line in Wrap(paragraph.Text, Width, TextSize))
        {
            if (_y + TextSize * Leading > Bottom)
                Break();
            _y += TextSize * Leading;
            _pages[^1].Texts.Add((line, Left, _y, TextSize));
        }

        _y += 1;
    }

    private void Add(Table table)
    {
        var heights = Heights(table);
        if (!breaksTables && _y + heights.Sum() > Bottom)
        {
            Break();
            if (_y + heights.Sum() > Bottom)
                throw new InvalidOperationException("The table is longer than a page.");
        }

        _y += Gap;
        var unset = table.Cells.ToHashSet<Cell>(ReferenceEqualityComparer.Instance);
        for (var first = 0; first < table.RowCount;)
        {
            var end = first;
            for (var y = _y; end < table.RowCount && y + heights[end] <= Bottom + Gap; end++)
                y += heights[end];
            if (end > first)
                Add(table, heights, first, end, unset);
            else if (_y <= Top + Gap)
                throw new InvalidOperationException("A row is longer than a page.");
            if (end < table.RowCount)
                Break();
            first = end;
        }

        if (unset.Count > 0)
            throw new InvalidOperationException($"A page break leaves no room for the text of a cell: {unset.First().Text}");
        _y += 1;
    }

    // The rows from first until before end, below what is there.
    private void Add(Table table, double[] heights, int first, int end, HashSet<Cell> unset)
    {
        var tops = heights[first..end].Aggregate(new List<double> { _y }, (all, height) => [.. all, all[^1] + height]);
        foreach (var cell in table.Cells.Where(cell => cell.Row < end && cell.Row + cell.RowSpan > first))
        {
            var (x1, x2) = (X(table, cell.Column), X(table, cell.Column + cell.ColumnSpan));
            var (y1, y2) = (tops[Math.Max(cell.Row, first) - first], tops[Math.Min(cell.Row + cell.RowSpan, end) - first]);
            foreach (var line in new[] { (x1, y1, x2, y1), (x1, y2, x2, y2), (x1, y1, x1, y2), (x2, y1, x2, y2) })
                _pages[^1].Lines.Add(line);
            var lines = Lines(table, cell);
            var isWhole = cell.Row >= first && cell.Row + cell.RowSpan <= end;
            if (!isWhole && lines.Count * CellSize * Leading > y2 - y1 || !unset.Remove(cell))
                continue;
            var y = y1 + (y2 - y1 - lines.Count * CellSize * Leading) / 2;
            for (var i = 0; i < lines.Count; i++)
                _pages[^1].Texts.Add((lines[i], x1 + Padding, y + i * CellSize * Leading + CellSize, CellSize));
        }

        _y = tops[^1];
    }

    private void Break()
    {
        _pages.Add(new SetPage());
        _y = Top;
    }

    // A cell over several rows that needs more than they have makes the last of them higher.
    private static double[] Heights(Table table)
    {
        var heights = new double[table.RowCount];
        foreach (var cell in table.Cells.OrderBy(c => c.RowSpan))
        {
            var needed = Lines(table, cell).Count * CellSize * Leading + 2 * Padding;
            var there = heights.Skip(cell.Row).Take(cell.RowSpan).Sum();
            heights[cell.Row + cell.RowSpan - 1] += Math.Max(0, needed - there);
        }

        return heights;
    }

    private static List<string> Lines(Table table, Cell cell) =>
        Wrap(cell.Text, X(table, cell.Column + cell.ColumnSpan) - X(table, cell.Column) - 2 * Padding, CellSize);

    private static double X(Table table, int column) => Left + Width * table.Edges[column] / 100;

    private static List<string> Wrap(string text, double width, double size)
    {
        var lines = new List<string>();
        foreach (var part in text.Split('\n'))
        {
            var (from, used) = (0, 0.0);
            for (var i = 0; i < part.Length; i++)
            {
                var step = Em(part[i]) * size;
                if (used + step > width && i > from)
                {
                    lines.Add(part[from..i]);
                    (from, used) = (i, 0);
                }

                used += step;
            }

            lines.Add(part[from..]);
        }

        return lines;
    }

    /// <summary>Width of a character in ems of the type used.</summary>
    public static double Em(char character) => character < 0x80 ? 0.5 : 1;
}
