using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>A table while it is read.</summary>
internal sealed class TableParts
{
    public TableGrid Grid { get; } = new();

    /// <summary>Cells in the rows that count, merged or not.</summary>
    public int Cells { get; set; }

    /// <summary>What those cells hold that hold tables, all their blocks.</summary>
    public List<List<Block>> Frames { get; } = [];

    public TableRow Row { get; } = new();
}
