namespace PerfEval.Ingest.Readers.Excel;

/// <summary>One worksheet: only what is there, so that a lone cell in the last row costs no more than one in the first.</summary>
internal sealed class Sheet(string name)
{
    private List<MergedRange>? _byRow;

    public string Name { get; } = name;

    /// <summary>Hidden by its author, whether or not Excel lists it.</summary>
    public bool Hidden { get; init; }

    /// <summary>Cells that print something, in row order, one for each place.</summary>
    public List<SheetCell> Cells { get; } = [];

    public List<MergedRange> Merges { get; } = [];

    /// <summary>The merges that begin in some rows, by row and column; asked for when all are there.</summary>
    public List<MergedRange> MergesIn(int top, int bottom)
    {
        _byRow ??= [.. Merges.OrderBy(merge => merge.Row).ThenBy(merge => merge.Col)];
        var (first, end) = (FirstFrom(top), FirstFrom(bottom + 1));
        return _byRow.GetRange(first, end - first);
    }

    /// <summary>Rows with a cell that has a border, whether or not it prints something.</summary>
    public HashSet<int> BorderedRows { get; } = [];

    /// <summary>Rows that print something but are hidden.</summary>
    public SortedSet<int> HiddenRows { get; } = [];

    /// <summary>Hidden columns, first and last, counted from 0.</summary>
    public List<(int First, int Last)> HiddenColumns { get; } = [];

    /// <summary>Cells that show an error such as #REF!.</summary>
    public List<SheetCell> Errors { get; } = [];

    /// <summary>Cells with a formula for which the file holds no result.</summary>
    public List<(int Row, int Col)> WithoutResult { get; } = [];

    /// <summary>Cells with text that a merge covers, so that it does not show.</summary>
    public List<(int Row, int Col)> Covered { get; } = [];

    /// <summary>Cells of which something is struck out or white, so that it was left out.</summary>
    public List<(int Row, int Col)> LeftOut { get; } = [];

    /// <summary>Numbers whose format prints nothing or is not known, so that the number itself stands for the print.</summary>
    public List<(int Row, int Col)> OtherwisePrinted { get; } = [];

    private int FirstFrom(int row)
    {
        var (low, high) = (0, _byRow!.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _byRow[middle].Row < row ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
