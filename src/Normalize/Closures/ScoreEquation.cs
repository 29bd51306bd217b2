namespace PerfEval.Normalize.Closures;

/// <summary>得分 = 分值 x 执行率, with the rate of the amounts and full marks from 100% on.</summary>
internal sealed class ScoreEquation : Equation
{
    private readonly Term _score;
    private readonly Term _weight;
    private readonly decimal _rate;

    public ScoreEquation(Term score, Term weight, Term numerator, Term denominator)
        : base(ClosureRelation.ScoreWeightRate, [score, weight, numerator, denominator])
    {
        (_score, _weight) = (score, weight);
        _rate = denominator.Value == 0 ? 0 : Math.Min(1, numerator.Value / denominator.Value);
        Excuse = ClosureReason.FormulaOpen;
    }

    public override decimal Expected => _score.Value;

    public override decimal Actual => _weight.Value * _rate;

    public override decimal Tolerance => 0.05m;

    // Full marks for full execution say nothing: 10 = 10.
    public override bool IsTelling => _rate is > 0 and < 1 && IsPrinted(_weight.Value);

    // Points are far too coarse for the amounts.
    public override bool Tells(Term term, Neighbours neighbours)
    {
        if (term == _score)
            return !neighbours.HasOther(term.Figure, Actual - Tolerance, Actual + Tolerance);
        return term == _weight && !IsPrinted(term.Value + term.LastDigit) && !IsPrinted(term.Value - term.LastDigit)
               && !Misreading.Shortened(term.Value).Any(c => c != term.Value && IsPrinted(c))
               && !neighbours.HasOther(term.Figure, (_score.Value - Tolerance) / _rate, (_score.Value + Tolerance) / _rate);
    }

    private bool IsPrinted(decimal weight) => Figures.Print(weight * _rate, _score.Value);
}
