using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>分值 and 得分 of one form: those of its rows against those of its levels and its total.</summary>
internal static class PointEquations
{
    private const decimal ScoreTolerance = 0.05m;

    private sealed record Row(Fact Fact, Figure? Weight, Figure? Score);

    private sealed record Level(Fact Fact, string Field, Figure? Figure, Row Row);

    public static IEnumerable<Equation> Of(FormFacts form)
    {
        var rows = form.Indicators.Select(i => new Row(i, i.Weight, i.Score)).Concat(form.ScoreItems.Select(s => new Row(s, s.Weight, s.Score))).ToList();
        if (rows.Count == 0)
            yield break;
        var levels = form.Indicators.Select((x, i) => new Level(x, "level1_weight", x.Level1Weight, rows[i]))
            .Concat(form.ScoreItems.Select((x, i) => new Level(x, "level1_weight", x.Level1Weight, rows[form.Indicators.Count + i])))
            .Concat(form.ScoreItems.Select((x, i) => new Level(x, "level2_weight", x.Level2Weight, rows[form.Indicators.Count + i])));
        // One label stands over several rows. 效益 may count 满意度 in.
        foreach (var level in levels.Where(l => l.Figure?.Value is not null).GroupBy(l => (l.Field, l.Figure!.Place)))
        {
            var first = level.First();
            var parts = level.Select(l => form.Part(l.Row.Fact, "weight", l.Row.Weight)).OfType<Term>().ToList();
            if (form.Whole(first.Fact, first.Field, first.Figure) is { } whole && parts.Count > 0
                && parts.TrueForAll(p => p.Figure.Place != whole.Figure.Place))
                yield return new SumEquation(ClosureRelation.LevelWeights, whole, 0, parts) { Excuse = ClosureReason.PartsOpen };
        }

        if (form.FundingTotal is { } fund)
            rows.Add(new Row(fund, fund.Weight, fund.Score));
        var weights = rows.Select(r => form.Part(r.Fact, "weight", r.Weight)).OfType<Term>().ToList();
        var scores = rows.Select(r => form.Part(r.Fact, "score", r.Score)).OfType<Term>().ToList();
        var blank = rows.Exists(r => r.Fact is not Funding && r.Weight?.Value is null);
        // Those of indicators are among the form's own sums.
        if (form.Indicators.Count == 0 && weights.Count > 0)
            yield return new SumEquation(
                ClosureRelation.Weights, null, 100, weights)
            { Excuse = blank && weights.Sum(w => w.Value) < 100 ? ClosureReason.Blank : null };
        if (form.ScoreTotal is not { } total)
            yield break;
        // A total of the indicators alone says so by its points: 90 beside 100 with those of the rate.
        if (form.FundingTotal is not null && total.Weight?.Value is { } points && points != weights.Sum(w => w.Value)
            && points == weights.Where(w => w.Fact is not Funding).Sum(w => w.Value))
        {
            weights.RemoveAll(w => w.Fact is Funding);
            scores.RemoveAll(s => s.Fact is Funding);
        }

        if (weights.Count > 0 && form.Whole(total, "weight", total.Weight) is { } weight)
            yield return new SumEquation(ClosureRelation.WeightTotal, weight, 0, weights) { Excuse = blank ? ClosureReason.Blank : null };
        if (scores.Count > 0 && form.Whole(total, "score", total.Score) is { } score)
            yield return Score(score, scores, rows.Exists(r => r.Score?.Value is null && r.Weight?.Value is not null));
    }

    private static SumEquation Score(Term total, List<Term> scores, bool blank)
    {
        var sum = scores.Sum(s => s.Value);
        var rounded = total.Value == decimal.Truncate(total.Value) && Math.Abs(sum - total.Value) < 0.5m;
        return new SumEquation(
            ClosureRelation.ScoreTotal, total, 0,
            scores)
        { Within = ScoreTolerance, Excuse = blank ? ClosureReason.Blank : rounded ? ClosureReason.Rounded : null };
    }
}
