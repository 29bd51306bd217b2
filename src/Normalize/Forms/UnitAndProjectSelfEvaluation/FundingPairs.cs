using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

/// <summary>
/// The unit's funds as labels with their amounts beside them (年初预算数 | 405.00 | 全年预算数 | 440.00, 执行率 | 97.50%), in one row or in rows below
/// each other. Taken only where the printed rate or points are those of the two amounts.
/// </summary>
public sealed class FundingPairs : IFormSection
{
    private static readonly string[] s_roles = ["initial", "full_year", "executed", "rate", "weight", "score"];

    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (context.Form.Funding.Count > 0 || Pairs(row, context).Count == 0)
            return null;
        var rows = context.RowsBelow.TakeWhile(r => Pairs(r, context).Count > 0).Prepend(row).ToList();
        var pairs = rows.SelectMany(r => Pairs(r, context)).ToList();
        if (pairs.Select(p => p.Role).Distinct().Count() < pairs.Count || !IsProved(pairs))
            return null;
        foreach (var label in rows.SelectMany(r => r.Filled)
            .Where(s => context.Vocabulary.Role("section_label", s.Label) is not null && context.Vocabulary.Role("funding_column", s.Label) is null))
            context.Ledger.Claim(label, "funding");
        foreach (var pair in pairs)
            context.Ledger.Claim(pair.Label, "funding");
        context.Form.Funding.Add(Draft(pairs, context));
        return new Rows(rows.Count - 1);
    }

    /// <summary>Whether an amount stands beside its label in this row: then it heads no columns.</summary>
    internal static bool In(FormRow row, FormContext context) => Pairs(row, context).Exists(p => p.Role is "initial" or "full_year" or "executed");

    private static FundingDraft Draft(List<Pair> pairs, FormContext context)
    {
        var (initial, fullYear, executed) = (Money("initial"), Money("full_year"), Money("executed"));
        return new FundingDraft
        {
            Line = "total",
            Label = pairs.Find(p => p.Role == "full_year")!.Label.Print(),
            Initial = initial,
            FullYear = fullYear,
            Executed = executed,
            Weight = context.Number(Of("weight")?.Value, "funding.weight", "分"),
            Rate = context.Rate(Of("rate")?.Value, "funding.rate_pct", executed?.Value, fullYear?.Value),
            Score = context.Number(Of("score")?.Value, "funding.score", "分"),
        };

        Pair? Of(string role) => pairs.Find(p => p.Role == role);

        Figure? Money(string role) => Of(role) is { } pair ? context.Money(pair.Value, "funding." + role, MoneyUnit.Named(pair.Label.Label?.Unit)) : null;
    }

    // Both amounts in one unit: a rate says nothing about 万元 and 元 beside each other.
    private static bool IsProved(List<Pair> pairs)
    {
        return Number("full_year") is { } whole && Number("executed") is { } part && UnitOf("full_year") == UnitOf("executed")
            && FundingColumns.Tells(whole, part, Number("rate"), Number("weight"), Number("score")) == true;

        decimal? Number(string role) =>
            pairs.Find(p => p.Role == role) is { } pair && pair.Value.ReadNumber(out var number, out _) == ValueState.Number ? number : null;

        string? UnitOf(string role)
        {
            var pair = pairs.Find(p => p.Role == role)!;
            pair.Value.ReadNumber(out _, out var unit);
            return unit ?? pair.Label.Label?.Unit;
        }
    }

    // A label, its number, and then another label or nothing: two numbers behind one label are columns.
    private static List<Pair> Pairs(FormRow row, FormContext context)
    {
        var pairs = new List<Pair>();
        for (var i = 0; i + 1 < row.Slots.Length; i++)
        {
            if (context.Vocabulary.Role("funding_column", row.Slots[i].Label) is { } role && s_roles.Contains(role) && row.Slots[i + 1].IsFigure
                && (i + 2 == row.Slots.Length || !row.Slots[i + 2].IsFigure))
                pairs.Add(new Pair(role, row.Slots[i], row.Slots[i + 1]));
        }

        return pairs;
    }

    private sealed record Pair(string Role, Slot Label, Slot Value);

    private sealed class Rows(int below) : ISectionRows
    {
        private int _below = below;

        public bool Accept(FormRow row) => _below-- > 0;
    }
}
