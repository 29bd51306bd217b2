using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>Prints the indicator half of a form: a header row and a row per indicator, merged down its levels.</summary>
internal sealed class IndicatorGrid(IReadOnlyList<IndicatorColumn> columns, string? sideLabel = null, int sideWidth = 0, Oddities? oddities = null)
{
    private readonly Oddities _oddities = oddities ?? Oddities.None;

    /// <summary>Adds header and rows to the draft.</summary>
    public void Print(TableDraft draft, IReadOnlyList<Indicator> rows)
    {
        var header = columns.Select(c => new Slot(c.Header, c.Width));
        draft.Row([.. Side(rows.Count + 1), .. header]);
        for (var row = 0; row < rows.Count; row++)
            draft.Row([.. columns.SelectMany(c => CellOf(c, rows, row))]);
    }

    private Slot[] Side(int rows) => sideLabel is null ? [] : [new Slot(sideLabel, sideWidth, rows)];

    private Slot[] CellOf(IndicatorColumn column, IReadOnlyList<Indicator> rows, int row)
    {
        var text = column.Text(rows[row]) ?? "";
        if (column.MergeBy is not { } key)
            return [new Slot(text, column.Width)];
        var first = row;
        while (first > 0 && key(rows[first - 1]) == key(rows[row]))
            first--;
        var end = row;
        while (end < rows.Count && key(rows[end]) == key(rows[row]))
            end++;
        if (key(rows[row]) == _oddities.ShiftedLevel1 && end - first > 1)
        {
            if (row == first)
                return [new Slot("", column.Width)];
            return row == first + 1 ? [new Slot(text, column.Width, end - row)] : [];
        }

        return row == first ? [new Slot(text, column.Width, end - first)] : [];
    }
}
