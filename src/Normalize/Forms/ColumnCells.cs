using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms;

/// <summary>What stands below the columns of a header: where two of them are printed with heads of one meaning, their cells tell them apart.</summary>
internal sealed class ColumnCells
{
    /// <summary>A funding table has a handful of rows; what lies further below belongs to something else.</summary>
    private const int MostRows = 40;

    private static readonly string[] s_headers = ["funding_column", "indicator_column", "goal_column"];

    private readonly List<Slot?[]> _rows;

    public ColumnCells(HeaderMap header, FormContext context) =>
        _rows = [.. context.RowsBelow.Take(MostRows)
            .TakeWhile(row => Array.TrueForAll(s_headers, g => !HeaderMap.IsHeader(row, context.Vocabulary, g)))
            .Select(header.Align).Where(slots => slots is not null).Select(slots => slots!)];

    public IEnumerable<Slot?[]> Rows => _rows;

    /// <summary>The number below a column in a row; null for anything else.</summary>
    public static decimal? Number(Slot?[] row, int column) =>
        row[column] is { } slot && slot.ReadNumber(out var number, out _) == ValueState.Number ? number : null;

    /// <summary>Only words stand below the column, in one row at least: it names the rows.</summary>
    public bool HoldsWords(int column)
    {
        var filled = _rows.Select(r => r[column]).Where(s => s is { Blank: false }).ToList();
        return filled.Count > 0 && filled.TrueForAll(s => s!.State == ValueState.Text && !s.Text.AsSpan().ContainsAnyInRange('0', '9'));
    }

    public bool HoldsNumbers(int column) => _rows.Exists(r => Number(r, column) is not null);

    /// <summary>The two columns say the same in every row, and something in one.</summary>
    public bool Same(int one, int other) =>
        _rows.Exists(r => r[one] is { Blank: false })
            && _rows.TrueForAll(r => Number(r, one) is { } number ? Number(r, other) == number : Text(r, one) == Text(r, other));

    private static string Text(Slot?[] row, int column) => row[column] is { } slot ? PlainText.Squeeze(slot.Text) : "";
}
