namespace PerfEval.SampleGenerator.Facts;

/// <summary>Changes to a form that a placed fault needs.</summary>
internal static class Faults
{
    public static SelfForm ChangeFund(this SelfForm form, string line, Func<FundLine, FundLine> change)
    {
        var at = form.Funds.Select((f, i) => (f, i)).First(x => x.f.Line == line).i;
        return form with { Funds = [.. form.Funds.Select((f, i) => i == at ? change(f) : f)] };
    }

    public static SelfForm ChangeIndicator(this SelfForm form, int index, Func<Indicator, Indicator> change) =>
        form with { Indicators = [.. form.Indicators.Select((r, i) => i == index ? change(r) : r)] };

    /// <summary>Adds to a line by nature, and to its side's heading where that carries the sum.</summary>
    public static SelfForm AddToNature(this SelfForm form, string line, decimal amount)
    {
        var side = form.Natures.First(n => n.Line == line).Side;
        return form with
        {
            Natures = [.. form.Natures.Select(n => n.Line == line || (n.Line == "total" && n.Side == side) ? n with { Amount = n.Amount + amount } : n)],
        };
    }

    /// <summary>Sets the total row to what the rows add up to.</summary>
    public static SelfForm Recount(this SelfForm form) =>
        form with { TotalScore = form.Indicators.Sum(i => i.Score ?? 0) + form.Funds.Sum(f => f.Score ?? 0) };

    /// <summary>States another total on the score sheet, and in the text that repeats it.</summary>
    public static ReportFacts AddToSheetTotal(this ReportFacts facts, decimal points) =>
        (facts with { ScoreSheetTotal = facts.ScoreSheetTotal + points }).RestateScore();

    /// <summary>Lets the text repeat the score that the form now shows.</summary>
    public static ReportFacts RestateScore(this ReportFacts facts)
    {
        var score = facts.ScoreSheetTotal ?? facts.UnitForm?.TotalScore;
        var (before, after) = ($"得分{Format.Plain(facts.Narrative.SelfScore)}分", $"得分{Format.Plain(score)}分");
        return facts with
        {
            Narrative = facts.Narrative with
            {
                SelfScore = score,
                Lines = [.. facts.Narrative.Lines.Select(l => (l.Text.Replace(before, after, StringComparison.Ordinal), l.Heading))],
            },
        };
    }
}
