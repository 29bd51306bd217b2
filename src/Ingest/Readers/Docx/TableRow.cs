using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>The row that is being read; one object serves all rows of a table.</summary>
internal sealed class TableRow
{
    public int GridBefore { get; set; }

    public bool Deleted { get; set; }

    public bool Hidden { get; set; }

    public List<GridCell> Cells { get; } = [];

    public List<List<Block>> Frames { get; } = [];

    public void Clear()
    {
        (GridBefore, Deleted, Hidden) = (0, false, false);
        Cells.Clear();
        Frames.Clear();
    }
}
