namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// Puts rows of cells together into a table: follows merges down and across, then numbers columns by the edges that cells really
/// use, so that the same table has the same columns whichever program wrote it.
/// </summary>
internal sealed class TableGrid
{
    private readonly List<GridCell> _cells = [];
    private readonly Dictionary<int, GridCell> _open = [];
    private int _rows;

    public bool HasText => _cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text));

    /// <returns>False where a cell that a merge covers, so that it does not show, holds text.</returns>
    public bool AddRow(int gridBefore, IReadOnlyList<GridCell> cells)
    {
        var col = gridBefore;
        var allShown = true;
        GridCell? left = null;
        var placed = new List<GridCell>();
        foreach (var cell in cells)
        {
            if (cell.Horizontal == Merge.Continue && left is not null)
            {
                allShown &= string.IsNullOrWhiteSpace(cell.Text);
                left.ColSpan += cell.ColSpan;
                col += cell.ColSpan;
                continue;
            }

            cell.Row = _rows;
            cell.Col = col;
            col += cell.ColSpan;
            left = cell;
            placed.Add(cell);
        }

        foreach (var cell in placed)
        {
            allShown &= Place(cell) || string.IsNullOrWhiteSpace(cell.Text);
        }

        _rows++;
        return allShown;
    }

    /// <summary>False where the cell only continues the one above. A continuation under nothing that it could continue stands for itself, as Word shows it.</summary>
    private bool Place(GridCell cell)
    {
        if (cell.Vertical == Merge.Continue
            && _open.TryGetValue(cell.Col, out var above)
            && above.ColSpan == cell.ColSpan
            && above.Row + above.RowSpan == cell.Row)
        {
            above.RowSpan++;
            return false;
        }

        _cells.Add(cell);
        if (cell.Vertical == Merge.None)
        {
            _open.Remove(cell.Col);
        }
        else
        {
            _open[cell.Col] = cell;
        }

        return true;
    }

    public Table ToTable()
    {
        var edges = _cells.SelectMany(cell => new[] { cell.Col, cell.Col + cell.ColSpan }).Distinct().Order().ToList();
        var ordinal = edges.Index().ToDictionary(edge => edge.Item, edge => edge.Index);
        return new Table
        {
            Cells =
            [
                .. _cells.OrderBy(cell => cell.Row).ThenBy(cell => cell.Col).Select(cell => new Cell(
                    cell.Row, ordinal[cell.Col], cell.RowSpan, ordinal[cell.Col + cell.ColSpan] - ordinal[cell.Col], cell.Text)),
            ],
        };
    }
}
