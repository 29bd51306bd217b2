using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>What is counted over a whole document while it is read: places for warnings, and amounts against the limits.</summary>
internal sealed class BodyNotes(ReaderLimits limits)
{
    private readonly List<DocumentWarning> _warnings = [];
    private int _cells;
    private long _chars;

    public int Paragraphs { get; set; }

    public int Tables { get; set; }

    public IReadOnlyList<DocumentWarning> Warnings => _warnings;

    /// <summary>One warning a kind and place: a long hidden passage is one remark, not one for every run.</summary>
    public void Warn(string kind, string message)
    {
        var place = Tables > 0 ? $"paragraph {Paragraphs}, at or after table {Tables}" : $"paragraph {Paragraphs}";
        if (_warnings.Count == 0 || _warnings[^1].Kind != kind || _warnings[^1].Place != place)
        {
            _warnings.Add(new DocumentWarning(kind, place, message));
        }
    }

    /// <summary>What another reader found in a part that is embedded here.</summary>
    public void Add(IEnumerable<DocumentWarning> warnings) => _warnings.AddRange(warnings);

    public void CountCell() => CountCells(1);

    public void CountCells(int cells)
    {
        _cells += cells;
        if (_cells > limits.MaxCells)
        {
            throw new ReadingStoppedException(Rejections.TooComplex($"单元格超过 {limits.MaxCells} 个", $"more than {limits.MaxCells} cells"));
        }
    }

    public void CountChars(int chars)
    {
        _chars += chars;
        if (_chars > limits.MaxTextChars)
        {
            throw new ReadingStoppedException(Rejections.TooComplex($"文字超过 {limits.MaxTextChars} 个", $"more than {limits.MaxTextChars} characters"));
        }
    }
}
