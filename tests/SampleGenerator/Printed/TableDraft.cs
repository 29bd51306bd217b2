namespace PerfEval.SampleGenerator.Printed;

/// <summary>
/// Builds a table row by row from cell widths in percent. Forms rule the upper and the lower half of one table differently;
/// the grid is the union of all borders, so spans come out the way word processors write them.
/// </summary>
internal sealed class TableDraft
{
    private readonly List<(int Row, int Left, int Width, int Rows, string Text)> _slots = [];
    private int _rows;

    /// <summary>Adds a row. Widths that a cell from above still covers are skipped.</summary>
    public TableDraft Row(params Slot[] slots)
    {
        var left = 0;
        foreach (var slot in slots)
        {
            left = SkipCovered(left);
            _slots.Add((_rows, left, slot.Width, slot.Rows, slot.Text));
            left += slot.Width;
        }

        left = SkipCovered(left);
        if (left != 100)
            throw new InvalidOperationException($"Row {_rows} is {left} % wide: {string.Join(" | ", slots.Select(s => s.Text))}");
        _rows++;
        return this;
    }

    public Table Finish()
    {
        var edges = _slots.SelectMany(s => new[] { s.Left, s.Left + s.Width }).Distinct().Order().ToList();
        if (_slots.Any(s => s.Row + s.Rows > _rows))
            throw new InvalidOperationException("A cell runs below the last row.");
        var cells = _slots
            .Select(s => new Cell(s.Row, edges.IndexOf(s.Left), s.Rows, edges.IndexOf(s.Left + s.Width) - edges.IndexOf(s.Left), s.Text))
            .ToList();
        return new Table(edges, _rows, cells);
    }

    private int SkipCovered(int left)
    {
        while (true)
        {
            var over = _slots.FindIndex(s => s.Left == left && s.Row < _rows && s.Row + s.Rows > _rows);
            if (over < 0)
                return left;
            left += _slots[over].Width;
        }
    }
}
