namespace PerfEval.Ingest.Readers.Excel;

/// <summary>A cell with text as printed; row and col count from 0.</summary>
internal readonly record struct SheetCell(int Row, int Col, string Text)
{
    /// <summary>The number behind the text where the cell stores one.</summary>
    public double? Number { get; init; }
}
