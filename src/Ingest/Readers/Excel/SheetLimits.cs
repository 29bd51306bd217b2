using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel;

/// <summary>Counts the cells and characters of a whole workbook against the limits.</summary>
internal sealed class SheetLimits(ReaderLimits limits, CancellationToken ct)
{
    private const int RowsPerCheck = 1024;

    private int _cells;
    private long _chars;
    private int _rows;

    /// <exception cref="ReadingStoppedException">The workbook holds too much.</exception>
    public void Count(int cells, int chars)
    {
        _cells += cells;
        _chars += chars;
        if (_cells > limits.MaxCells)
        {
            throw new ReadingStoppedException(Rejections.TooComplex($"单元格超过 {limits.MaxCells} 个", $"more than {limits.MaxCells} cells"));
        }

        if (_chars > limits.MaxTextChars)
        {
            throw new ReadingStoppedException(Rejections.TooComplex($"文字超过 {limits.MaxTextChars} 字", $"more than {limits.MaxTextChars} characters of text"));
        }
    }

    public void CountRow()
    {
        if (++_rows % RowsPerCheck == 0)
        {
            ct.ThrowIfCancellationRequested();
        }
    }
}
