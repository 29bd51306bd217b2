using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>
/// A table while it is read. Its rows wait until it ends: each has edges of its own, and only those of all rows together give the columns.
/// </summary>
internal sealed class WordTable(BodyNotes notes)
{
    /// <summary>Word draws edges that lie this close as one, in twips; no column that anybody sees is as narrow (0.35 mm).</summary>
    private const int SameEdge = 20;

    /// <summary>How far edges of many rows, each close to the next, may drift apart and still be one.</summary>
    private const int SameEdges = 3 * SameEdge;

    private readonly List<WordRow> _rows = [];
    private WordRow _row = new();

    /// <summary>What the cell that is open holds so far.</summary>
    public BlockSink Cell { get; } = new();

    public void EndCell()
    {
        notes.CountCell();
        var cell = new GridCell { Text = Cell.Text() };
        if (Cell.HasTable)
            _row.Frames.Add(Cell.Finish());
        Cell.Clear();
        _row.Cells.Add(cell);
    }

    public void EndRow(RowDefinition? definition, CharacterFormat mark)
    {
        if (!Cell.IsEmpty)
            EndCell();
        if (_row.Cells.Count == 0)
            return;
        if (definition is null || definition.Cells < _row.Cells.Count)
        {
            notes.Warn(WarningKind.DoubtfulRow, "表格行的列位置有缺失，按单元格次序排列 (a row does not say where all its cells lie; they were placed in their order).");
        }

        (_row.Definition, _row.Deleted, _row.Hidden) = (definition, mark.Deleted, mark.Hidden);
        _rows.Add(_row);
        _row = new WordRow();
    }

    public IReadOnlyList<Block> ToBlocks()
    {
        if (!Cell.IsEmpty || _row.Cells.Count > 0)
            EndRow(null, CharacterFormat.Plain);
        var table = new TableParts();
        var columns = Columns();
        foreach (var row in _rows)
        {
            table.Row.Clear();
            row.CopyTo(table.Row, columns);
            table.EndRow(notes);
        }

        return table.ToBlocks();
    }

    /// <summary>A place in the grid for each edge. Places are far enough apart for cells without width to come between.</summary>
    private Dictionary<int, int> Columns()
    {
        var edges = new SortedSet<int>();
        foreach (var definition in _rows.Select(row => row.Definition).OfType<RowDefinition>())
            edges.UnionWith(definition.Edges);
        var places = new Dictionary<int, int>();
        var (first, last, place) = (0, 0, 0);
        foreach (var edge in edges)
        {
            if (places.Count == 0 || edge - last > SameEdge || edge - first > SameEdges)
                (first, place) = (edge, place + WordRow.PlacesBetweenEdges);
            last = edge;
            places[edge] = place;
        }

        return places;
    }
}
