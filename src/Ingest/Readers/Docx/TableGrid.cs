using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// Puts rows of cells together into a table: follows merges down and across, then numbers columns by the edges that cells really
/// use, so that the same table has the same columns whichever program wrote it.
/// </summary>
internal sealed class TableGrid
{
    private readonly List<GridCell> _cells = [];
    private readonly Dictionary<int, GridCell> _open = [];
    private readonly List<GridCell> _placed = [];
    private int _rows;

    public bool HasText => _cells.Exists(cell => !string.IsNullOrWhiteSpace(cell.Text));

    /// <returns>False where a cell that a merge covers, so that it does not show, holds text.</returns>
    public bool AddRow(int gridBefore, List<GridCell> cells)
    {
        var col = gridBefore;
        var allShown = true;
        GridCell? left = null;
        _placed.Clear();
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
            _placed.Add(cell);
        }

        foreach (var cell in _placed)
        {
            allShown &= Place(cell) || string.IsNullOrWhiteSpace(cell.Text);
        }

        _rows++;
        return allShown;
    }

    /// <summary>
    /// False where the cell only continues the one above. A continuation under nothing that it could continue stands for itself, as Word shows it.
    /// </summary>
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

    /// <summary>The cells as they were added: rows from the top, and in each row from the left.</summary>
    public Table ToTable()
    {
        var edges = Edges();
        var cells = new Cell[_cells.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = _cells[i];
            var left = Array.BinarySearch(edges, cell.Col);
            var right = Array.BinarySearch(edges, cell.Col + cell.ColSpan);
            cells[i] = new Cell(cell.Row, left, cell.RowSpan, right - left, cell.Text);
        }

        return new Table { Cells = cells };
    }

    private int[] Edges()
    {
        var distinct = new HashSet<int>();
        foreach (var cell in _cells)
        {
            distinct.Add(cell.Col);
            distinct.Add(cell.Col + cell.ColSpan);
        }

        int[] edges = [.. distinct];
        Array.Sort(edges);
        return edges;
    }
}
