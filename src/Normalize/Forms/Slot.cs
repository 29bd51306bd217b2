using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// One place in a row of a form: a cell that starts here, or the continuation of one merged from above (then blank, as a text
/// dump would print it).
/// </summary>
public sealed class Slot(int tableNo, int row, int start, int end, Cell cell, bool continues)
{
    private Label? _label;
    private bool _labelKnown;
    private ValueState? _state;
    private decimal _number;
    private string? _unit;

    /// <summary>First grid column, or the ordinal in the row where merges are not known.</summary>
    public int Start => start;

    /// <summary>Grid column behind the last one.</summary>
    public int End => end;

    public int TableNo => tableNo;

    public int Row => row;

    public Cell Cell => cell;

    /// <summary>True for the lower part of a vertical merge.</summary>
    public bool Continues => continues;

    /// <summary>Text printed in this row; empty for a continuation.</summary>
    public string Text => continues ? "" : cell.Text;

    /// <summary>Text of the cell, also where this is only its continuation.</summary>
    public string CellText => cell.Text;

    public bool Blank { get; } = continues || PlainText.IsBlank(cell.Text);

    public Place Place => Place.OfCell(tableNo, cell.Row, cell.Col);

    /// <summary>The text as a label; null for blank cells and prose.</summary>
    public Label? Label
    {
        get
        {
            if (_labelKnown)
                return _label;
            _labelKnown = true;
            return _label = Blank ? null : Label.Of(cell.Text);
        }
    }

    /// <summary>What the text says as a number; <see cref="PrintedNumber.Parse"/>, once for all who ask.</summary>
    public ValueState ReadNumber(out decimal value, out string? unit)
    {
        _state ??= PrintedNumber.Parse(Text, out _number, out _unit);
        (value, unit) = (_number, _unit);
        return _state.Value;
    }

    /// <summary>Whether a number, words, or a sign for no number stands here.</summary>
    public ValueState State => ReadNumber(out _, out _);

    /// <summary>A number alone or with a unit of amounts, rates, points or heads: “2023年执行数” begins with a number and is none.</summary>
    public bool IsFigure =>
        ReadNumber(out _, out var unit) == ValueState.Number
            && (unit is null or "%" or "分" or "人" or "名" or "个" || MoneyUnit.InTenThousandYuan(unit) is not null);

    public Printed Print() => new(PlainText.Unwrap(CellText), CellText, Place);

    /// <summary>Columns that this slot and the other one share.</summary>
    public int Overlap(Slot other) => Math.Min(End, other.End) - Math.Max(Start, other.Start);
}
