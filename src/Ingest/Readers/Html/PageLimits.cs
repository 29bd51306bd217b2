using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>Counts what a page yields against the limits.</summary>
internal sealed class PageLimits(ReaderLimits limits, WorkLimit work)
{
    private long _cells;

    public void CountNode() => work.Step();

    /// <param name="columns">Grid columns the cell takes: a wide span costs as much as its cells would.</param>
    public void CountCells(int columns)
    {
        _cells += columns;
        if (_cells > limits.MaxCells)
        {
            throw new ReadingStoppedException(Rejections.TooComplex($"单元格超过 {limits.MaxCells} 个", $"more than {limits.MaxCells} cells"));
        }
    }

    public void CheckDepth(int depth)
    {
        if (depth > limits.MaxElementDepth)
        {
            throw new ReadingStoppedException(Rejections.TooComplex(
                $"元素嵌套超过 {limits.MaxElementDepth} 层", $"elements nested deeper than {limits.MaxElementDepth}"));
        }
    }
}
