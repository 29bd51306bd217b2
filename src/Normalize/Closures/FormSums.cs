using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>
/// The sums that each form states about itself and that hold in every report in which no number is wrong: also scanned figures are held against them.
/// </summary>
internal static class FormSums
{
    private static readonly (string Relation, string Field, Func<Funding, Figure?> Of)[] s_fundingSums =
    [
        (ClosureRelation.FundingPartsInitial, "initial", f => f.Initial), (ClosureRelation.FundingPartsFullYear, "full_year", f => f.FullYear),
        (ClosureRelation.FundingPartsExecuted, "executed", f => f.Executed),
    ];

    private static readonly (string Relation, string Field, Func<BudgetLine?, Figure?> Of)[] s_threePublicSums =
    [
        (ClosureRelation.ThreePublicPriorFinal, "prior_final", l => l?.PriorFinal), (ClosureRelation.ThreePublicBudget, "budget", l => l?.Budget),
        (ClosureRelation.ThreePublicFinal, "final", l => l?.Final),
    ];

    public static IEnumerable<SumEquation> Of(FormFacts form) => FundingParts(form).Concat(Weights(form)).Concat(ByNature(form)).Concat(ThreePublic(form));

    private static IEnumerable<SumEquation> FundingParts(FormFacts form)
    {
        if (form.FundingTotal is not { } total)
            yield break;
        var parts = form.Funding.Where(r => r.Line is not null and not "total").ToList();
        foreach (var (relation, field, of) in s_fundingSums)
        {
            if (form.Whole(total, field, of(total)) is not { } whole || Known(parts.Select(p => form.Part(p, field, of(p)))) is not { Count: > 0 } known)
                continue;
            var unknown = form.Funding.Any(r => r.Line is null && of(r)?.Value is not null);
            var sum = new SumEquation(relation, whole, 0, known) { Excuse = unknown ? ClosureReason.UnknownLine : Unread(parts.Select(of)) };
            if (sum.Holds == true && Array.Exists(s_fundingSums, other => other.Field != field && form.Funding.All(r => of(r)?.Value == other.Of(r)?.Value)))
                sum.Excuse = ClosureReason.SameColumns;
            yield return sum;
        }
    }

    private static IEnumerable<SumEquation> Weights(FormFacts form)
    {
        var weights = Known(form.Indicators.Select(i => form.Part(i, "weight", i.Weight)));
        if (weights.Count == 0)
            yield break;
        if (form.FundingTotal is { } total && form.Part(total, "weight", total.Weight) is { } rate)
            weights.Add(rate);
        yield return new SumEquation(ClosureRelation.Weights, null, 100, weights)
        {
            // A blank weight could make up for what is missing, never for what is too much.
            Excuse = form.Indicators.Any(i => i.Weight?.Value is null) && weights.Sum(w => w.Value) < 100 ? ClosureReason.Blank : null,
        };
    }

    private static IEnumerable<SumEquation> ByNature(FormFacts form)
    {
        foreach (var side in form.Nature.GroupBy(r => r.Side))
        {
            if (side.FirstOrDefault(r => r.Line == "total") is { } total && form.Whole(total, "amount", total.Amount) is { } whole
                && Known(side.Where(r => r.Line != "total").Select(r => form.Part(r, "amount", r.Amount))) is { Count: > 0 } parts)
                yield return new SumEquation(
                    side.Key == Sides.Income ? ClosureRelation.IncomeByNature : ClosureRelation.ExpenditureByNature, whole, 0,
                    parts)
                { Excuse = Unread(side.Select(r => r.Amount)) };
        }
    }

    private static IEnumerable<SumEquation> ThreePublic(FormFacts form)
    {
        foreach (var (relation, field, of) in s_threePublicSums)
        {
            Term? Of(string code) => form.Part(form.Line(code), field, of(form.Line(code)));
            if (form.Line("three_public") is not { } total || form.Whole(total, field, of(total)) is not { } whole)
                continue;
            // The parent row counts; its own parts stand in where it is blank.
            Term?[] vehicle = Of("vehicle") is { } one ? [one] : [Of("vehicle_purchase"), Of("vehicle_operation")];
            if (Known([.. vehicle, Of("overseas"), Of("reception")]) is { Count: > 0 } parts)
                yield return new SumEquation(relation, whole, 0, parts) { Excuse = Unread(form.BudgetLines.Select(of)) };
        }
    }

    private static string? Unread(IEnumerable<Figure?> figures) => figures.Any(f => f is { State: ValueState.Text }) ? ClosureReason.Unread : null;

    private static List<Term> Known(IEnumerable<Term?> terms) => [.. terms.OfType<Term>()];
}
