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

    /// <summary>Takes <see cref="Row"/> into the table, or says why not.</summary>
    public void EndRow(BodyNotes notes)
    {
        if (Row.Deleted)
            return;
        if (Row.Hidden)
        {
            notes.Warn(WarningKind.HiddenText, "隐藏的表格行未读取 (a hidden table row was left out).");
            return;
        }

        if (!Grid.AddRow(Row.GridBefore, Row.Cells))
            notes.Warn(WarningKind.HiddenText, "被合并掩盖的单元格文字未读取 (text in a cell that a merge covers was left out).");
        Cells += Row.Cells.Count;
        Frames.AddRange(Row.Frames);
    }

    /// <summary>
    /// The table, followed by the tables nested in its cells. A frame around other tables (one single cell, or no text of its own)
    /// is layout and gives only what it holds.
    /// </summary>
    public IReadOnlyList<Block> ToBlocks()
    {
        if (Frames.Count == 0)
            return [Grid.ToTable()];
        if (Cells == 1)
            return Frames[0];
        var nested = Frames.SelectMany(blocks => blocks).OfType<Table>().ToList<Block>();
        return Grid.HasText ? [Grid.ToTable(), .. nested] : nested;
    }
}
