using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>Amounts of one form: rates of two of them, lines and their parts, the split by nature against the total.</summary>
internal static class MoneyEquations
{
    private static readonly (string Field, Func<BudgetLine, Figure?> Of)[] s_columns =
    [
        ("prior_final", l => l.PriorFinal),
        ("budget", l => l.Budget),
        ("final", l => l.Final)
    ];

    private static readonly string[] s_projectLines = ["project_work", "project_maintenance", "special_local", "special_provincial", "upper_transfer"];

    public static IEnumerable<Equation> Of(FormFacts form) => Rates(form).Concat(BudgetLines(form)).Concat(Nature(form));

    private static IEnumerable<Equation> Rates(FormFacts form)
    {
        Equation? Rate(
            string relation, Fact fact, (string Field, Figure? Figure) rate, (string Field, Figure? Figure) numerator,
            (string Field, Figure? Figure) denominator) =>
            form.Term(fact, rate.Field, TermRole.Result, rate.Figure) is { } result
            && form.Term(fact, numerator.Field, TermRole.Numerator, numerator.Figure) is { } above
            && form.Term(fact, denominator.Field, TermRole.Denominator, denominator.Figure) is { Value: not 0 } below
                ? new RateEquation(relation, result, above, below) : null;

        var rates = form.Funding.Select(f => Rate(ClosureRelation.Rate, f, ("rate_pct", f.Rate), ("executed", f.Executed), ("full_year", f.FullYear))).ToList();
        if (form.Staffing is { } staff)
            rates.Add(
                Rate(ClosureRelation.StaffRate, staff, ("control_rate_pct", staff.ControlRate), ("actual", staff.Actual), ("authorised", staff.Authorised)));
        if (form.Building is { } building)
        {
            rates.Add(
                Rate(
                    ClosureRelation.AreaRate, building, ("area_control_rate_pct", building.AreaControlRate), ("actual_area", building.ActualArea),
                    ("approved_area", building.ApprovedArea)));
            rates.Add(
                Rate(
                    ClosureRelation.InvestmentRate, building, ("investment_control_rate_pct", building.InvestmentControlRate),
                    ("actual_investment", building.ActualInvestment), ("budget_investment", building.BudgetInvestment)));
        }

        if (form.FundingTotal is { } total && form.Term(total, "score", TermRole.Result, total.Score) is { } score
            && form.Term(total, "weight", TermRole.Factor, total.Weight) is { } weight
                && form.Term(total, "executed", TermRole.Numerator, total.Executed) is { } executed
                && form.Term(total, "full_year", TermRole.Denominator, total.FullYear) is { } fullYear)
            rates.Add(new ScoreEquation(score, weight, executed, fullYear));
        return rates.OfType<Equation>();
    }

    // The form does not say that the lines below are all there are: they prove where they sum up, and nothing where they do not.
    private static IEnumerable<Equation> BudgetLines(FormFacts form)
    {
        var items = Items(form);
        foreach (var (field, of) in s_columns)
        {
            foreach (var sum in Sums())
            {
                sum.Excuse = ClosureReason.PartsOpen;
                yield return sum;
            }

            IEnumerable<Equation> Sums()
            {
                Term? Part(BudgetLine? line) => form.Part(line, field, line is null ? null : of(line));
                if (Sum(
                    ClosureRelation.VehicleParts, form.Line("vehicle"),
                    [Part(form.Line("vehicle_purchase")), Part(form.Line("vehicle_operation"))]) is { } vehicle)
                    yield return vehicle;
                if (Sum(ClosureRelation.ProjectLines, form.Line("project"), s_projectLines.Select(c => Part(form.Line(c)))) is { } projects)
                    yield return projects;
                // A single line that is all of the projects says nothing; its items do.
                if (Sum(ClosureRelation.ProjectLines, form.Line("project"), s_projectLines.Select(form.Line).SelectMany(Below)) is { Terms.Count: > 2 } all)
                    yield return all;
                foreach (var (head, below) in items)
                {
                    if (Sum(ClosureRelation.SpecialLines, head, below.Select(Part)) is { } special)
                        yield return special;
                }

                IEnumerable<Term?> Below(BudgetLine? head) => head is not null && items.TryGetValue(head, out var below) ? below.Select(Part) : [Part(head)];
            }

            Equation? Sum(string relation, BudgetLine? head, IEnumerable<Term?> parts) =>
                head is not null && form.Whole(head, field, of(head)) is { } whole && parts.OfType<Term>().ToList() is { Count: > 0 } known
                    ? new SumEquation(relation, whole, 0, known)
                    : null;
        }
    }

    // The special funds listed under a line, one a line.
    private static Dictionary<BudgetLine, List<BudgetLine>> Items(FormFacts form)
    {
        var items = new Dictionary<BudgetLine, List<BudgetLine>>(ReferenceEqualityComparer.Instance);
        BudgetLine? head = null;
        foreach (var line in form.BudgetLines.Where(l => l.Line != "placeholder"))
        {
            if (line.Line != "special_item")
                head = line.Line is null ? null : line;
            else if (head is not null && !items.TryAdd(head, [line]))
                items[head].Add(line);
        }

        return items;
    }

    // 按收入性质分 sums to the year's budget, 按支出性质分 to what was spent; a form that repeats the opening budget in them says so by its sums.
    private static IEnumerable<Equation> Nature(FormFacts form)
    {
        if (form.FundingTotal is not { } total)
            yield break;
        foreach (var side in form.Nature.Where(n => n.Line != "total").GroupBy(n => n.Side))
        {
            var parts = side.Select(n => form.Part(n, "amount", n.Amount)).OfType<Term>().ToList();
            if (parts.Count == 0)
                continue;
            var isIncome = side.Key == Sides.Income;
            var sum = isIncome ? form.Whole(total, "full_year", total.FullYear) : form.Whole(total, "executed", total.Executed);
            var isOpen = !isIncome && !(parts.Exists(p => p.Fact is FundingByNature { Line: "basic" })
                && parts.Exists(p => p.Fact is FundingByNature { Line: "project" }));
            var initial = form.Whole(total, "initial", total.Initial) is { } opening ? new SumEquation(ClosureRelation.NatureInitial, opening, 0, parts) : null;
            if (sum is not null)
            {
                var equation = new SumEquation(isIncome ? ClosureRelation.IncomeFullYear : ClosureRelation.BasicProjectTotal, sum, 0, parts);
                if (equation.Holds != true)
                    equation.Excuse = isOpen
                        ? ClosureReason.PartsOpen
                        : side.Any(n => n.Amount is { State: ValueState.Text })
                            ? ClosureReason.Unread
                            : initial?.Holds == true ? ClosureReason.InitialBasis : null;
                yield return equation;
                if (equation.Holds == true)
                    continue;
            }

            if (initial?.Holds == true)
                yield return initial;
        }
    }
}
