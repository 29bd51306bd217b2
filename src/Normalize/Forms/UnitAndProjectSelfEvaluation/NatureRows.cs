using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

/// <summary>
/// 按收入性质分 / 按支出性质分 beside each other. A figure stands behind its label's colon in the same cell, or in the next cell.
/// </summary>
internal sealed class NatureRows(FormContext context, string? unit)
{
    /// <summary>Left edge of the expenditure half, once its heading has been seen.</summary>
    private int? _expenditureFrom;

    public static bool Begins(FormRow row, FormVocabulary vocabulary) =>
        Array.Exists(row.Filled, s => Split(s.Text, vocabulary) is { Line: "total", ByNature: true });

    public bool Accept(FormRow row)
    {
        var slots = row.Slots;
        var parts = slots.Select(s => s.Blank ? null : Split(s.Text, context.Vocabulary)).ToArray();
        if (parts.All(p => p is null))
            return false;
        for (var i = 0; i < slots.Length; i++)
        {
            if (parts[i] is not { } part)
            {
                if (!slots[i].Blank && context.Vocabulary.Role("section_label", slots[i].Label) is not null)
                    context.Ledger.Claim(slots[i], "funding_by_nature");
                continue;
            }

            if (part.Side == Sides.Expenditure && part.ByNature)
                _expenditureFrom = slots[i].Start;
            var side = part.Side ?? (_expenditureFrom is { } from && slots[i].Start >= from ? Sides.Expenditure : Sides.Income);
            var amount = part.Value is not null
                ? Inline(slots[i], part.Value)
                : NextCell(slots, parts, i);
            // A number that is not read in the label's own cell leaves the cell over.
            if (part.Value is null || amount is not { State: ValueState.Text })
                context.Ledger.Claim(slots[i], "funding_by_nature.label");
            context.Form.Nature.Add(new FundingByNatureDraft(
                side, part.Line, new Printed(PrintedLabel(slots[i].Text, part), slots[i].Text, slots[i].Place), amount));
        }

        return true;
    }

    private Figure Inline(Slot slot, string value)
    {
        var state = PrintedNumber.Parse(value, out var number, out var own);
        var printed = own ?? unit ?? context.FormMoneyUnit;
        decimal? scaled = state == ValueState.Number && !context.Contradicts(own, unit) && MoneyUnit.InTenThousandYuan(printed ?? "万元") is { } scale
            ? decimal.Round(number * scale, 6) : null;
        return new Figure(scaled, scaled is null && state == ValueState.Number ? ValueState.Text : state, slot.Text, slot.Place, printed);
    }

    private Figure? NextCell(Slot[] slots, Part?[] parts, int i)
    {
        // A label alone in the last cell, or beside another label, has no figure; its blank is its own.
        if (i + 1 >= slots.Length || parts[i + 1] is not null)
            return new Figure(null, ValueState.Blank, slots[i].Text, slots[i].Place, unit);
        return context.Money(slots[i + 1], "funding_by_nature.amount", unit);
    }

    // As printed, up to the colon that parts label and figure.
    private static string? PrintedLabel(string text, Part part)
    {
        var colon = text.LastIndexOfAny([':', '：']);
        var end = colon > 0 && (part.Value is not null || PlainText.IsBlank(text[(colon + 1)..])) ? colon : text.Length;
        return PlainText.Unwrap(text[..end]);
    }

    private sealed record Part(string? Side, string Line, string? Value, bool ByNature);

    private static Part? Split(string text, FormVocabulary vocabulary)
    {
        var folded = PlainText.Fold(text).Trim();
        var colon = folded.LastIndexOf(':');
        var (label, value) = colon > 0 && colon < folded.Length - 1 && LooksNumeric(folded[(colon + 1)..])
            ? (folded[..colon], folded[(colon + 1)..])
            : (folded, null);
        var parsed = Vocabulary.Label.Of(label);
        var expenditure = vocabulary.Role("expenditure_nature", parsed);
        var income = vocabulary.Role("income_nature", parsed);
        if (expenditure is null && income is null)
            return null;
        string? side = (expenditure, income) switch
        {
            (not null, null) => Sides.Expenditure,
            (null, not null) => Sides.Income,
            _ => null,
        };
        var line = income ?? expenditure!;
        return new Part(side, line, value, line == "total");
    }

    private static bool LooksNumeric(string value) => PrintedNumber.Parse(value, out _, out _) is not ValueState.Text;
}
