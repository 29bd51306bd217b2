using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>What the sections of a form share while a document is read.</summary>
public sealed class FormContext(FormVocabulary vocabulary)
{
    /// <summary>万元: more than all provinces spend together is a code, not an amount.</summary>
    private const decimal LargestAmount = 1_000_000_000m;

    private readonly List<FormDraft> _forms = [];

    public FormVocabulary Vocabulary => vocabulary;

    public CellLedger Ledger { get; } = new();

    public List<DocumentWarning> Warnings { get; } = [];

    public IReadOnlyList<FormDraft> Forms => _forms;

    public FormDraft Form { get; private set; } = new();

    /// <summary>Unit of money printed for the whole form (单位：元); null where none is printed.</summary>
    public string? FormMoneyUnit { get; set; }

    /// <summary>Unit that other forms of the same file print; for forms that print none. A text that is no unit leaves them unread.</summary>
    public string? FileMoneyUnit { get; init; }

    /// <summary>First row with an amount for which no unit is printed anywhere in its form.</summary>
    internal Place? WithoutUnit { get; private set; }

    /// <summary>The row before the one being read, whatever it was.</summary>
    internal FormRow? RowAbove { get; set; }

    /// <summary>The rows of the same table below the one being read.</summary>
    internal IEnumerable<FormRow> RowsBelow { get; set; } = [];

    /// <summary>Money of rows for which no unit is printed anywhere in their form: as printed, without sign.</summary>
    internal HashSet<decimal> Unitless { get; } = [];

    /// <summary>Opens a form; the one before is complete.</summary>
    /// <param name="year">Printed in a line of its own below the title （2023年度）, which goes before that of the title.</param>
    public void StartForm(string? title, int tableNo, int? year = null)
    {
        var squeezed = title is null ? null : PlainText.Squeeze(title);
        Form = new FormDraft
        {
            Title = squeezed,
            // What begins without a title under a project's is another project's.
            TitleKind = squeezed is not null ? vocabulary.RoleWithin("form_title", squeezed) : Form.IsProject ? FormKind.Project : null,
            TitleYear = squeezed is null ? null : FiscalYear.In(squeezed),
            TableNo = tableNo,
        };
        _forms.Add(Form);
        if (year is { } own)
            TakeYear(own, tableNo);
        // A form that begins within a table without a title of its own stands under the same 单位：元.
        if (title is not null)
            FormMoneyUnit = TitleWindow.UnitIn(title, vocabulary);
    }

    /// <summary>The form's own year, in a line below its title; it goes before that of the title.</summary>
    public void TakeYear(int own, int tableNo)
    {
        if (Form.TitleYear is { } titled && titled != own)
            Warnings.Add(
                new DocumentWarning(
                    WarningKind.UnknownYear, PlaceText.Of(tableNo),
                    $"标题印{titled}年，表上印（{own}年度），取后者。 The title says {titled} and the form {own}; the form's own year was taken."));
        Form.TitleYear = own;
    }

    public void Warn(string kind, FormRow row, string message) =>
        Warnings.Add(new DocumentWarning(kind, PlaceText.Of(row.TableNo, row.RowNo), message));

    /// <summary>Says of a row that none of it is read because its cells do not stand under their heads.</summary>
    internal void WarnOfCut(FormRow row) =>
        Warn(
            WarningKind.ShortRow, row,
            "行格数与表头不同，各数属哪一列不能断定，未读入。 The row has more or fewer cells than its header, and nothing tells which column each number belongs to; none was read.");

    /// <summary>
    /// A money cell in 万元. The unit beside the number decides, then that of its header, then that of the form, else 万元. Where the one beside the
    /// number contradicts a printed one (125.75元 under 单位：万元), either may be a slip of the pen.
    /// </summary>
    /// <param name="own">
    /// Which of two contradicting units the row's arithmetic proves: true for the one beside the number, null where it proves neither; then the cell
    /// stays unread.
    /// </param>
    public Figure? Money(Slot? slot, string by, string? headerUnit, bool? own = null)
    {
        if (slot is null)
            return null;
        var state = slot.ReadNumber(out var number, out var unit);
        var bracketed = state == ValueState.Text && PrintedNumber.ParseBracketed(slot.Text, out number, out unit);
        var contradicts = Contradicts(unit, headerUnit);
        if (contradicts)
            Warnings.Add(Contradiction(slot, unit, headerUnit ?? FormMoneyUnit, own));
        if (contradicts && own is null)
            return Unread(slot, by, ValueState.Text, unit);
        var printed = (contradicts && own == false ? null : unit) ?? headerUnit ?? FormMoneyUnit;
        if (state != ValueState.Number && !bracketed)
            return Unread(slot, by, state, printed);
        var assumed = printed is null && number != 0;
        if (assumed)
        {
            WithoutUnit ??= slot.Place;
            Unitless.Add(Math.Abs(number));
        }

        printed ??= FileMoneyUnit;
        if (MoneyUnit.InTenThousandYuan(printed ?? "万元") is not { } scale || Math.Abs(number * scale) >= LargestAmount)
            return Unread(slot, by, ValueState.Text, printed);
        Ledger.Claim(slot, by);
        if (bracketed)
            Warnings.Add(
                new DocumentWarning(
                    WarningKind.Bracketed, PlaceText.Of(slot.TableNo, slot.Cell.Row),
                    $"括号内的金额“{PlainText.Unwrap(slot.Text)}”按会计记法读作负数。 An amount in brackets was read as negative, as accountants print it."));
        return new Figure(decimal.Round(number * scale, 6), ValueState.Number, slot.Text, slot.Place, printed)
        {
            Certainty = assumed || bracketed || contradicts ? Certainty.Inferred : Certainty.Printed,
        };
    }

    /// <summary>A plain number (score, weight, area, head count); other units than the given ones make it unread.</summary>
    public Figure? Number(Slot? slot, string by, params ReadOnlySpan<string> units)
    {
        if (slot is null)
            return null;
        var state = slot.ReadNumber(out var number, out var unit);
        if (state == ValueState.Number && unit is not null && !units.Contains(unit))
            state = ValueState.Text;
        if (state != ValueState.Number)
            return Unread(slot, by, state, unit);
        Ledger.Claim(slot, by);
        return new Figure(number, state, slot.Text, slot.Place, unit);
    }

    /// <summary>
    /// A rate in percent. “1” or “0.85” without a percent sign is a ratio only where numerator and denominator say so; where they
    /// cannot decide, a number up to 2 stays unread.
    /// </summary>
    public Figure? Rate(Slot? slot, string by, decimal? numerator, decimal? denominator)
    {
        if (Number(slot, by, "%", "百分比") is not { } figure)
            return null;
        if (figure.Value is not { } printed || figure.PrintedUnit is not null || printed == 0 || slot!.Label?.Unit == "%")
            return figure;
        if (numerator is { } n && denominator is { } d && d != 0)
        {
            var percent = 100 * n / d;
            // As many places as a percentage of it would print.
            return Math.Abs((printed * 100) - percent) < Math.Abs(printed - percent)
                ? figure with { Value = decimal.Round(printed * 100, Math.Max(0, printed.Scale - 2)) }
                : figure;
        }

        return Math.Abs(printed) > 2 ? figure : figure with { Value = null, State = ValueState.Text };
    }

    /// <summary>A text cell; null where the form has no such column, a <see cref="Printed"/> with null text where it is empty.</summary>
    public Printed? Words(Slot? slot, string by)
    {
        if (slot is null)
            return null;
        Ledger.Claim(slot, by);
        return new Printed(PlainText.Unwrap(slot.Text), slot.Text, slot.Place);
    }

    /// <summary>Whether the unit beside a number is another than the one printed for it in its head or form.</summary>
    internal bool Contradicts(string? own, string? headerUnit) =>
        MoneyUnit.InTenThousandYuan(own) is { } beside && MoneyUnit.InTenThousandYuan(headerUnit ?? FormMoneyUnit) is { } stated && beside != stated;

    private static DocumentWarning Contradiction(Slot slot, string? beside, string? stated, bool? own) => new(
        WarningKind.MoneyUnit, PlaceText.Of(slot.TableNo, slot.Cell.Row), own is null
            ? $"“{PlainText.Unwrap(slot.Text)}”旁的单位与表中所印的“{stated}”不同，表内算式不能断定，未读入。 The unit beside the number is another than the form's, and nothing proves "
                + $"either; the number was not read."
            : $"“{PlainText.Unwrap(slot.Text)}”旁的单位与表中所印的“{stated}”不同，按执行率取“{(own == true ? beside : stated)}”。 The unit beside the number is another than "
                + $"the form's; the row's rate proves the one taken.");

    private Figure Unread(Slot slot, string by, ValueState state, string? unit)
    {
        // Words where a number belongs stay a leftover; signs for "no number" are understood.
        if (state != ValueState.Text)
            Ledger.Claim(slot, by);
        return new Figure(null, state, slot.Text, slot.Place, unit);
    }
}
