using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>Numbers that the text states, against one another and against the forms.</summary>
internal sealed class TextEquations
{
    private const decimal TextTolerance = 0.05m;

    /// <summary>Statements of one amount that are compared; a text that repeats it more often is none.</summary>
    private const int MostTold = 20;

    private static readonly string[] s_funds = ["一般公共预算", "政府性基金", "国有资本", "社会保险"];

    // What the text tells by kinds of fund, while forms tell all funds together.
    private static readonly string[] s_byFund = ["basic", "project", "total"];

    private readonly IReadOnlyList<FormFacts> _forms;
    private readonly IReadOnlyList<Fact> _facts;
    private readonly Func<Figure, Figure> _current;
    private readonly ILookup<(string Line, string Basis), Term> _stated;

    public TextEquations(IReadOnlyList<Fact> facts, IReadOnlyList<FormFacts> forms, Func<Figure, Figure> current)
    {
        (_facts, _forms, _current) = (facts, forms, current);
        _stated = facts.OfType<NarrativeFigure>().Where(f => f is { Line: not null, Basis: not null } && !(f.Line == "total" && OfOneFund(f)))
            .Select(f => (f.Line, f.Basis, Term: Money(f, "value", f.Value, f.MeasureUnit)))
            .Where(f => f.Term is not null).ToLookup(f => (f.Line!, f.Basis!), f => f.Term!);
    }

    public IEnumerable<Equation> All() => Tables().Concat(Scores()).Concat(Sums()).Concat(Lists());

    private static bool OfOneFund(NarrativeFigure figure) =>
        figure.Label is { } label && Array.Exists(s_funds, f => label.Value.Contains(f, StringComparison.Ordinal));

    private IEnumerable<Equation> Tables()
    {
        foreach (var (line, basis, printed) in Printed())
        {
            if (printed is null || !_stated.Contains((line, basis)))
                continue;
            var told = _stated[(line, basis)].ToList();
            foreach (var term in told.Take(MostTold))
            {
                yield return new SumEquation(ClosureRelation.TextTable, printed, 0, [term])
                {
                    IsAcross = true,
                    Excuse = s_byFund.Contains(line) ? ClosureReason.FundKinds : Differ(told) ? ClosureReason.Ambiguous : null,
                };
            }
        }
    }

    // The amounts of forms that a label and a basis of the text name.
    private IEnumerable<(string Line, string Basis, Term? Printed)> Printed()
    {
        foreach (var form in _forms)
        {
            // A line of one code that stands twice is none that the text could mean.
            foreach (var line in form.BudgetLines.Where(l => l.Line is not (null or "placeholder" or "special_item"))
                .GroupBy(l => l.Line)
                .Where(g => g.Count() == 1)
                .Select(g => g.First()))
            {
                yield return (line.Line!, "prior", form.Whole(line, "prior_final", line.PriorFinal));
                yield return (line.Line!, "initial", form.Whole(line, "budget", line.Budget));
                yield return (line.Line!, "final", form.Whole(line, "final", line.Final));
            }

            foreach (var nature in form.Nature.Where(n => n is { Side: Sides.Expenditure, Line: "basic" or "project" }).DistinctBy(n => n.Line))
                yield return (nature.Line, "final", form.Whole(nature, "amount", nature.Amount));
            if (form.FundingTotal is not { Scope: Scopes.Unit } total)
                continue;
            yield return ("total", "initial", form.Whole(total, "initial", total.Initial));
            yield return ("total", "adjusted", form.Whole(total, "full_year", total.FullYear));
            yield return ("total", "final", form.Whole(total, "executed", total.Executed));
        }
    }

    private IEnumerable<Equation> Scores()
    {
        var told = _facts.OfType<NarrativeFigure>().Where(f => f.Line == "self_score" && f.Section?.StartsWith("项目报告", StringComparison.Ordinal) != true)
            .Select(f => Term.Of(f, "value", TermRole.Part, _current(f.Value))).OfType<Term>().ToList();
        var form = _forms.Where(f => f.ScoreTotal is { Scope: Scopes.Unit, Score.Value: not null }).MaxBy(f => f.Key, StringComparer.Ordinal);
        if (form?.ScoreTotal is not { } total || form.Whole(total, "score", total.Score) is not { } printed)
            yield break;
        foreach (var term in told)
            yield return new SumEquation(
                ClosureRelation.TextTable, printed, 0,
                [term])
            { IsAcross = true, Within = TextTolerance, Excuse = Differ(told) ? ClosureReason.Ambiguous : null };
    }

    // Basic expenditure and its parts, basic and project expenditure and the form's total, the adjustment of the basic budget.
    private IEnumerable<Equation> Sums()
    {
        foreach (var basis in new[] { "initial", "adjusted", "final", "prior" })
        {
            if (Told("basic", basis) is { } basic && Told("personnel", basis) is { } personnel && Told("operating", basis) is { } operating)
            {
                var family = Told("family_subsidy", basis);
                var withFamily = family is not null
                    && Math.Abs(personnel.Value + operating.Value + family.Value - basic.Value) < Math.Abs(personnel.Value + operating.Value - basic.Value);
                yield return new SumEquation(
                    ClosureRelation.TextBasicParts, basic with { Role = TermRole.Whole }, 0,
                    withFamily ? [personnel, operating, family!] : [personnel, operating])
                { Excuse = ClosureReason.PartsOpen };
            }
        }

        foreach (var form in _forms.Where(f => f.FundingTotal is { Scope: Scopes.Unit }))
        {
            var total = form.FundingTotal!;
            foreach (var (basis, field, figure) in new[]
            {
                ("initial", "initial", total.Initial),
                ("adjusted", "full_year", total.FullYear),
                ("final", "executed", total.Executed)
            })
            {
                if (form.Whole(total, field, figure) is { } whole && Told("basic", basis) is { } basic && Told("project", basis) is { } project)
                    yield return new SumEquation(
                        ClosureRelation.TextBasicProject, whole, 0, [basic, project])
                    { IsAcross = true, Excuse = ClosureReason.FundKinds };
            }
        }

        foreach (var form in _forms)
        {
            if (form.Line("basic_adjustment") is not { } change || Told("basic", "initial") is not { } opening
                || (Told("basic", "adjusted") ?? Told("basic", "final")) is not { } revised)
                continue;
            if ((form.Part(change, "final", change.Final) ?? form.Part(change, "budget", change.Budget)) is { } filled)
                yield return new SumEquation(
                    ClosureRelation.BasicAdjustment, revised with { Role = TermRole.Whole }, 0,
                    [opening, filled])
                { IsAcross = true, Excuse = ClosureReason.FundKinds };
        }
    }

    private IEnumerable<Equation> Lists()
    {
        foreach (var list in _facts.OfType<NarrativeItem>().GroupBy(i => i.ListNo))
        {
            var first = list.First();
            if (first.StatedTotal is null || Money(first, "stated_total", first.StatedTotal, first.MeasureUnit) is not { } whole)
                continue;
            var parts = list.Select(i => Money(i, "value", i.Value, i.MeasureUnit)).OfType<Term>().ToList();
            if (parts.Count == list.Count())
            {
                // 人员 and 公用 need not be all of 基本支出: capital items and subsidies may stand elsewhere.
                var isOpen = first.ListLabel is { } label && label.Value.Contains("基本支出", StringComparison.Ordinal);
                yield return new SumEquation(
                    ClosureRelation.TextList, whole with { Role = TermRole.Whole }, 0,
                    parts)
                { Within = TextTolerance, Excuse = isOpen ? ClosureReason.PartsOpen : null };
            }
        }
    }

    // What the text says of a line, if it says one thing.
    private Term? Told(string line, string basis) => _stated[(line, basis)].ToList() is { Count: > 0 } told && !Differ(told) ? told[0] : null;

    private static bool Differ(List<Term> told) => told.Select(t => decimal.Round(t.Value, 2)).Distinct().Count() > 1;

    private Term? Money(Fact fact, string field, Figure figure, string unit) =>
        MoneyUnit.InTenThousandYuan(PlainText.Squeeze(unit).Replace("人民币", "", StringComparison.Ordinal)) is { } scale
            ? Term.Of(fact, field, TermRole.Part, _current(figure), scale)
            : null;
}
