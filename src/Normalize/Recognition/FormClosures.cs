using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>Records the sums that each form states about itself. They confirm a reading; judging the unit is the rules' affair.</summary>
internal static class FormClosures
{
    private static readonly (string Relation, Func<Funding, Figure?> Of)[] s_fundingSums =
    [
        (ClosureRelation.FundingPartsInitial, f => f.Initial), (ClosureRelation.FundingPartsFullYear, f => f.FullYear), (ClosureRelation.FundingPartsExecuted, f => f.Executed),
    ];

    private static readonly (string Relation, Func<BudgetLine?, Figure?> Of)[] s_threePublicSums =
    [
        (ClosureRelation.ThreePublicPriorFinal, l => l?.PriorFinal), (ClosureRelation.ThreePublicBudget, l => l?.Budget), (ClosureRelation.ThreePublicFinal, l => l?.Final),
    ];

    public static IEnumerable<FormSum> Of(IReadOnlyList<Fact> facts) =>
        facts.GroupBy(f => f.FormKey).SelectMany(g => FundingParts(g.Key, [.. g.OfType<Funding>()])
            .Concat(Weights(g.Key, [.. g.OfType<Funding>()], [.. g.OfType<Indicator>()]))
            .Concat(ByNature(g.Key, [.. g.OfType<FundingByNature>()]))
            .Concat(ThreePublic(g.Key, [.. g.OfType<BudgetLine>()])));

    private static IEnumerable<FormSum> FundingParts(string form, IReadOnlyList<Funding> rows)
    {
        var total = rows.FirstOrDefault(r => r.Line == "total");
        var parts = rows.Where(r => r.Line is not null and not "total").ToList();
        if (total is null || parts.Count == 0)
            yield break;
        foreach (var (relation, of) in s_fundingSums)
        {
            if (of(total) is { Value: not null } whole && Known(parts.Select(of)) is { Count: > 0 } known)
                yield return new FormSum(form, relation, whole, 0, known);
        }
    }

    private static IEnumerable<FormSum> Weights(string form, IReadOnlyList<Funding> funding, IReadOnlyList<Indicator> indicators)
    {
        var weights = Known(indicators.Select(i => i.Weight));
        if (weights.Count == 0)
            yield break;
        if (funding.FirstOrDefault(f => f.Line == "total")?.Weight is { Value: not null } rate)
            weights.Add(rate);
        yield return new FormSum(form, ClosureRelation.Weights, null, 100, weights);
    }

    private static IEnumerable<FormSum> ByNature(string form, IReadOnlyList<FundingByNature> rows)
    {
        foreach (var side in rows.GroupBy(r => r.Side))
        {
            if (side.FirstOrDefault(r => r.Line == "total")?.Amount is { Value: not null } total
                && Known(side.Where(r => r.Line != "total").Select(r => r.Amount)) is { Count: > 0 } parts)
                yield return new FormSum(form, side.Key == Sides.Income ? ClosureRelation.IncomeByNature : ClosureRelation.ExpenditureByNature, total, 0, parts);
        }
    }

    private static IEnumerable<FormSum> ThreePublic(string form, IReadOnlyList<BudgetLine> lines)
    {
        BudgetLine? Line(string code) => lines.FirstOrDefault(l => l.Line == code);
        foreach (var (relation, of) in s_threePublicSums)
        {
            if (of(Line("three_public")) is not { Value: not null } total)
                continue;
            // The parent row counts; its own parts stand in where it is blank.
            Figure?[] vehicle = of(Line("vehicle")) is { Value: not null } whole ? [whole] : [of(Line("vehicle_purchase")), of(Line("vehicle_operation"))];
            if (Known([.. vehicle, of(Line("overseas")), of(Line("reception"))]) is { Count: > 0 } parts)
                yield return new FormSum(form, relation, total, 0, parts);
        }
    }

    private static List<Figure> Known(IEnumerable<Figure?> figures) => [.. figures.Where(f => f?.Value is not null).Select(f => f!)];
}
