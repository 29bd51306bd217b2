namespace PerfEval.Normalize.Closures;

/// <summary>A rate in percent of two amounts.</summary>
internal sealed class RateEquation(string relation, Term rate, Term numerator, Term denominator) : Equation(relation, [rate, numerator, denominator])
{
    public override decimal Expected => rate.Value;

    public override decimal Actual => Percent(numerator.Value, denominator.Value);

    /// <summary>One unit of the last printed place: rates are cut off as often as they are rounded.</summary>
    public override decimal Tolerance => rate.LastDigit;

    public override bool IsTelling => numerator.Value != denominator.Value && numerator.Value != 0 && IsPrinted(Actual);

    public override bool Tells(Term term, Neighbours neighbours)
    {
        // A coarse rate fits several amounts. Only people are counted in whole numbers: an amount that prints fewer decimals may have lost them.
        var step = Relation == ClosureRelation.StaffRate ? term.LastDigit : Math.Min(term.LastDigit, SumEquation.Hundredth);
        if (term != rate && (!Figures.IsFine(rate.Value) || IsPrinted(With(term, term.Value + step)) || IsPrinted(With(term, term.Value - step))
                             || Misreading.Shortened(term.Value).Any(c => c != term.Value && IsPrinted(With(term, c)))))
            return false;
        // Rates that would do, or amounts that would give one.
        var (least, most) = term == rate ? (Actual, Actual) : (rate.Value, rate.Value);
        (least, most) = (least - Tolerance, most + Tolerance);
        if (term != rate && least <= 0)
            return false;
        var (one, other) = term == rate
            ? (least, most)
            : term == numerator
                ? (least * denominator.Value / 100, most * denominator.Value / 100)
                : (100 * numerator.Value / most, 100 * numerator.Value / least);
        return !neighbours.HasOther(term.Figure, Math.Min(one, other), Math.Max(one, other));
    }

    private decimal With(Term term, decimal value) => term == numerator ? Percent(value, denominator.Value) : Percent(numerator.Value, value);

    private bool IsPrinted(decimal percent) => Figures.Print(percent, rate.Value);

    private static decimal Percent(decimal numerator, decimal denominator) => denominator == 0 ? decimal.MaxValue / 2 : 100 * numerator / denominator;
}
