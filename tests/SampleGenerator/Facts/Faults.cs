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

    public static SelfForm ChangeNature(this SelfForm form, string line, Func<NatureLine, NatureLine> change) =>
        form with { Natures = [.. form.Natures.Select(n => n.Line == line ? change(n) : n)] };

    /// <summary>Sets the total row to what the rows add up to.</summary>
    public static SelfForm Recount(this SelfForm form) =>
        form with { TotalScore = form.Indicators.Sum(i => i.Score ?? 0) + form.Funds.Sum(f => f.Score ?? 0) };
}
