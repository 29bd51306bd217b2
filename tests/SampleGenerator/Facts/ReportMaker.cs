namespace PerfEval.SampleGenerator.Facts;

/// <summary>
/// Draws the facts of one report so that they agree with one another: fund parts make up the total, the unit's funds are basic plus
/// projects, the base table and the text repeat the same amounts, and the year before matches last year's report.
/// </summary>
internal sealed class ReportMaker(FormShape shape, FigurePlan plan, Dice dice)
{
    private static readonly string[] s_kinds = ["运行保障经费", "专项整治经费", "设施维护经费", "能力提升经费", "宣传服务经费", "平台建设经费", "应急处置经费"];

    public ReportFacts Make(UnitFact unit, int year, ReportFacts? previous = null)
    {
        var indicators = new IndicatorMaker(shape, dice, plan.LongForms);
        var projects = Enumerable.Range(0, plan.Projects).Select(i => Project(unit, i, indicators)).ToList();
        if (plan.SameVectors)
            projects = [.. projects.Select(p => RepeatVector(p, projects[0]))];
        var amounts = Amounts(projects);
        var unitForm = shape.UnitForm ? UnitForm(unit, amounts, indicators) : null;
        var authorised = dice.Next(18, 90);
        var staffing = new Staffing(authorised, authorised - dice.Next(0, Math.Min(9, authorised / 6)));
        var facts = new ReportFacts(
            unit, year, plan.Money, shape.BaseTable ? staffing : null,
            shape.BaseTable ? BaseTableMaker.Lines(dice, amounts, projects, previous) : [],
            shape.BaseTable ? BaseTableMaker.DrawBuilding(dice) : null,
            shape.BaseTable ? "严控会议和接待标准，推行公物仓调剂和双面打印。" : null,
            unitForm, projects, shape.ScoreSheet ? ScoreSheetMaker.Items(dice) : [], null, Narrative.None, []);
        if (shape.ScoreSheet)
            facts = facts with { ScoreSheetTotal = facts.ScoreItems.Sum(i => i.Score), ScoreSheetTotalWeight = shape.TotalWeight ? 100 : null };
        if (shape.NarrativeText)
            facts = facts with { Narrative = NarrativeMaker.Write(facts, staffing, amounts, FillerText.Lines(dice, unit, plan.TextLines, plan.TextSentences)) };
        return shape.ProjectForms ? facts : facts with { Projects = [] };
    }

    private SelfForm Project(UnitFact unit, int index, IndicatorMaker indicators)
    {
        var name = plan.ProjectNames is { } names ? names[index] : unit.Topic(index) + s_kinds[(index + unit.Body.Length) % s_kinds.Length];
        var planned = index < plan.ProjectAdjustments.Count ? plan.ProjectAdjustments[index] : null;
        // Half-yuan steps keep planned percentages exact in two decimals.
        var initial = planned is null ? Cents(dice.Next(12m, 160m, 6)) : dice.Next(60, 320) * 0.5m;
        var adjustment = planned ?? (plan.Untouched ? 0 : dice.Next(-0.08m, 0.16m, 3));
        var full = Cents(initial * (1 + adjustment));
        var rate = index < plan.ExecutionRates.Count ? plan.ExecutionRates[index] : null;
        var executed = plan.Untouched ? full : Cents(full * (rate ?? dice.Next(0.93m, 0.999m, 4)));
        var carry = dice.Chance(40) && adjustment > 0.02m ? Cents((full - initial) / 2) : (decimal?)null;
        decimal? other = dice.Chance(25) ? Cents(full * 0.05m) : null;
        var rows = shape.FundRows.Select(r => FundRow(r.Line, r.Label, initial, full, executed, carry, other)).ToList();
        // Layouts with several rows of other funds use the first and leave the rest blank.
        var firstOther = rows.FindIndex(r => r.Line == "other");
        rows = [.. rows.Select((r, i) => r.Line == "other" && i != firstOther ? r with { Initial = null, FullYear = null, Executed = null } : r)];
        if (!rows.Exists(r => r.Line == "carry_over") && carry is not null)
            rows = [.. rows.Select(r => r.Line == "current_year_appropriation" ? r with { FullYear = r.FullYear + carry, Executed = r.Executed + carry } : r)];
        var form = new SelfForm(
            name, shape.DepartmentCode + unit.Department, unit.Name, rows, [],
            $"保障{unit.Topic(index)}正常开展，完成年度计划并控制成本，服务对象反映良好。",
            $"{unit.Topic(index)}各项安排基本落实，个别环节仍有提升空间。",
            indicators.Make(unit, index * 2 + 1, plan.FullScores), null, null);
        return WithTotals(form, shape.Weights);
    }

    private FundLine FundRow(string line, string label, decimal initial, decimal full, decimal executed, decimal? carry, decimal? other)
    {
        var row = line switch
        {
            "total" => Rated(new FundLine(line, label, initial, full, executed)),
            "carry_over" => new FundLine(line, label, null, carry, carry),
            "other" => new FundLine(line, label, null, other, other),
            _ => new FundLine(line, label, initial, full - (carry ?? 0) - (other ?? 0), executed - (carry ?? 0) - (other ?? 0)),
        };
        return shape.InitialColumn ? row : row with { Initial = null };
    }

    private FundLine Rated(FundLine line)
    {
        var rate = Math.Round(100m * line.Executed!.Value / line.FullYear!.Value, 2, MidpointRounding.AwayFromZero);
        if (!shape.Weights)
            return line with { Rate = rate };
        return line with { Weight = 10, Rate = rate, Score = Math.Round(Math.Min(rate, 100) / 10, 2, MidpointRounding.AwayFromZero) };
    }

    private Amounts Amounts(List<SelfForm> projects)
    {
        var initial = projects.Sum(p => p.Total.Initial ?? p.Total.FullYear!.Value);
        var full = projects.Sum(p => p.Total.FullYear!.Value);
        var executed = projects.Sum(p => p.Total.Executed!.Value);
        var basicFull = Cents(Math.Max(full, 180m) * dice.Next(1.7m, 2.6m, 4));
        var basicInitial = Cents(basicFull / (1 + dice.Next(0.01m, 0.12m, 3)));
        if (plan.UnitAdjustment is { } wanted)
        {
            // An even sum of cents keeps 100 % exact.
            if ((full + basicFull) * 100 % 2 != 0)
                basicFull += 0.01m;
            basicInitial = Cents((full + basicFull) / (1 + wanted)) - initial;
        }

        var basicExecuted = plan.Untouched && plan.FullScores ? basicFull : Cents(basicFull * dice.Next(0.965m, 0.999m, 4));
        var operating = Cents(basicExecuted * dice.Next(0.08m, 0.16m, 3));
        var operatingBudget = Cents(operating / dice.Next(0.88m, 0.99m, 3));
        return new Amounts(basicInitial, basicFull, basicExecuted, basicExecuted - operating, operating, operatingBudget, initial, full, executed);
    }

    private SelfForm UnitForm(UnitFact unit, Amounts a, IndicatorMaker indicators)
    {
        var total = Rated(new FundLine("total", shape.UnitTotalLabel, a.Initial, a.Full, a.Executed));
        if (!shape.InitialColumn)
            total = total with { Initial = null };
        decimal? other = dice.Chance(50) ? dice.Next(2m, 9m, 2) : null;
        var natures = new List<NatureLine>
        {
            new("income", "total", "按收入性质分", shape.NatureTotals ? a.Full : null),
            new("expenditure", "total", "按支出性质分", shape.NatureTotals ? a.Executed : null),
            new("income", "general_public_budget", shape.GeneralBudgetLabel, a.Full - (other ?? 0)), new("income", "government_fund", "政府性基金拨款", null),
            new("income", "special_account", "纳入专户管理的非税收入拨款", null), new("income", "other", "其他资金", other),
            new("expenditure", "basic", shape.BasicLabel, a.BasicExecuted), new("expenditure", "project", "项目支出", a.ProjectExecuted),
        };
        if (!shape.Natures)
            natures.Clear();

        var form = new SelfForm(
            null, null, null, [total], natures,
            $"统筹做好{unit.Topic(0)}、{unit.Topic(1)}和{unit.Topic(2)}，提高资金使用效益。",
            $"年度重点任务总体完成，{unit.Topic(0)}成效较好，{unit.Topic(1)}进度略慢于计划。",
            indicators.Make(unit, 0, plan.FullScores), null, null);
        form = WithTotals(form, shape.Weights && shape.UnitTotalRow);
        return shape.TotalWeight ? form : form with { TotalWeight = null };
    }

    /// <summary>Rounds to what the report prints: cents of 万元, or fen where it prints 元.</summary>
    private decimal Cents(decimal amount) => Math.Round(amount, plan.Money == MoneyStyle.Yuan ? 6 : 2, MidpointRounding.AwayFromZero);

    private static SelfForm WithTotals(SelfForm form, bool printed) =>
        printed ? form with { TotalWeight = 100, TotalScore = form.Indicators.Sum(i => i.Score ?? 0) + form.Funds.Sum(f => f.Score ?? 0) } : form;

    private static SelfForm RepeatVector(SelfForm form, SelfForm model) => WithTotals(
        form with { Indicators = [.. form.Indicators.Select((r, i) => r with { Weight = model.Indicators[i].Weight, Score = model.Indicators[i].Score })] },
        form.TotalScore is not null);
}
