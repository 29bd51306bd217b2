using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>A row of a table while its edges wait for those of the others.</summary>
internal sealed class WordRow
{
    public const int PlacesBetweenEdges = 1 << 12;

    public RowDefinition? Definition { get; set; }

    public bool Deleted { get; set; }

    public bool Hidden { get; set; }

    public List<GridCell> Cells { get; } = [];

    /// <summary>What those cells hold that hold tables.</summary>
    public List<List<Block>> Frames { get; } = [];

    /// <param name="columns">Place in the grid of each edge.</param>
    public void CopyTo(TableRow row, IReadOnlyDictionary<int, int> columns)
    {
        (row.Deleted, row.Hidden) = (Deleted, Hidden);
        var right = row.GridBefore = Definition is null ? 0 : columns[Definition.Edge(0)];
        for (var i = 0; i < Cells.Count; i++)
        {
            var (left, cell) = (right, Cells[i]);
            var known = Definition is not null && i < Definition.Cells;
            right = Math.Max(left + 1, known ? columns[Definition!.Edge(i + 1)] : left + PlacesBetweenEdges);
            cell.ColSpan = right - left;
            if (known)
                (cell.Horizontal, cell.Vertical) = (Definition!.Horizontal(i), Definition.Vertical(i));
            row.Cells.Add(cell);
        }

        row.Frames.AddRange(Frames);
    }
}
