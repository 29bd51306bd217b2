namespace PerfEval.Ingest.Readers.Docx;

/// <summary>A cell while its table is put together; columns are those of the table's grid.</summary>
internal sealed class GridCell
{
    public int Row { get; set; }

    public int Col { get; set; }

    public int RowSpan { get; set; } = 1;

    public int ColSpan { get; set; } = 1;

    public Merge Vertical { get; set; }

    public Merge Horizontal { get; set; }

    public string Text { get; set; } = "";
}
