using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>Records the sums that each form states about itself. They confirm a reading; judging the unit is the rules' affair.</summary>
internal static class FormClosures
{
    private const decimal Tolerance = 0.01m;

    public static IEnumerable<Closure> Of(IReadOnlyList<Fact> facts) =>
        facts.GroupBy(f => f.FormKey).SelectMany(g => FundingParts(g.Key, [.. g.OfType<Funding>()])
            .Concat(Weights(g.Key, [.. g.OfType<Funding>()], [.. g.OfType<Indicator>()]))
            .Concat(ByNature(g.Key, [.. g.OfType<FundingByNature>()]))
            .Concat(ThreePublic(g.Key, [.. g.OfType<BudgetLine>()])));

    private static IEnumerable<Closure> FundingParts(string form, IReadOnlyList<Funding> rows)
    {
        var total = rows.FirstOrDefault(r => r.Line == "total");
        var parts = rows.Where(r => r.Line is not null and not "total").ToList();
        if (total is null || parts.Count == 0)
            yield break;
        foreach (var (name, of) in new (string, Func<Funding, Figure?>)[] { ("initial", f => f.Initial), ("full_year", f => f.FullYear), ("executed", f => f.Executed) })
        {
            if (of(total)?.Value is { } expected && parts.Any(p => of(p)?.Value is not null))
                yield return Make(form, of(total)!.Place, "funding_parts." + name, expected, parts.Sum(p => of(p)?.Value ?? 0));
        }
    }

    private static IEnumerable<Closure> Weights(string form, IReadOnlyList<Funding> funding, IReadOnlyList<Indicator> indicators)
    {
        var weights = indicators.Where(i => i.Weight?.Value is not null).ToList();
        if (weights.Count == 0)
            yield break;
        var rate = funding.FirstOrDefault(f => f.Line == "total")?.Weight?.Value ?? 0;
        yield return Make(form, weights[0].Weight!.Place, "weights_100", 100, weights.Sum(i => i.Weight!.Value!.Value) + rate);
    }

    private static IEnumerable<Closure> ByNature(string form, IReadOnlyList<FundingByNature> rows)
    {
        foreach (var side in rows.GroupBy(r => r.Side))
        {
            var total = side.FirstOrDefault(r => r.Line == "total")?.Amount;
            var parts = side.Where(r => r.Line != "total" && r.Amount?.Value is not null).ToList();
            if (total?.Value is { } expected && parts.Count > 0)
                yield return Make(form, total.Place, side.Key + "_by_nature", expected, parts.Sum(p => p.Amount!.Value!.Value));
        }
    }

    private static IEnumerable<Closure> ThreePublic(string form, IReadOnlyList<BudgetLine> lines)
    {
        BudgetLine? Line(string code) => lines.FirstOrDefault(l => l.Line == code);
        foreach (var (name, of) in new (string, Func<BudgetLine?, Figure?>)[] { ("prior_final", l => l?.PriorFinal), ("budget", l => l?.Budget), ("final", l => l?.Final) })
        {
            if (of(Line("three_public")) is not { Value: { } expected } total)
                continue;
            var vehicle = of(Line("vehicle"))?.Value ?? Sum(of(Line("vehicle_purchase"))?.Value, of(Line("vehicle_operation"))?.Value);
            var parts = new[] { vehicle, of(Line("overseas"))?.Value, of(Line("reception"))?.Value };
            if (parts.Any(p => p is not null))
                yield return Make(form, total.Place, "three_public_parts." + name, expected, parts.Sum(p => p ?? 0));
        }
    }

    private static decimal? Sum(decimal? a, decimal? b) => a is null && b is null ? null : (a ?? 0) + (b ?? 0);

    private static Closure Make(string form, Place place, string relation, decimal expected, decimal actual) =>
        new(form, place.TableNo, relation, expected, actual, Math.Abs(expected - actual) <= Tolerance);
}
