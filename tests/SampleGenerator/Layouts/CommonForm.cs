using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>
/// The Hunan self-evaluation forms that S1, S2, S4 and S5 share: unit form and project form on one ruling. Layouts differ in labels,
/// order and what they leave out.
/// </summary>
internal sealed record CommonForm
{
    public string UnitLabel { get; init; } = "预算单位名称";

    public string ScoreLabel { get; init; } = "自评得分";

    public string FundHeader { get; init; } = "";

    /// <summary>By-nature amounts in cells of their own instead of behind the label's colon.</summary>
    public bool NatureInOwnCells { get; init; }

    public string PointsOpen { get; init; } = "(";

    public string PointsClose { get; init; } = "分)";

    public string Reason { get; init; } = "偏差原因分析\n及改进措施";

    public Oddities Oddities { get; init; } = Oddities.None;

    public IEnumerable<Block> PrintUnit(ReportFacts facts)
    {
        var form = facts.UnitForm ?? throw new InvalidOperationException("No unit form to print.");
        var draft = new TableDraft().Row(new Slot(UnitLabel, 28), new Slot(facts.Unit.Name, 72));
        var natures = NatureRows(form, facts.Money);
        var side = new Slot($"年度预算申请\n（{Money.Unit(facts.Money)}）", 12, 2 + natures.Count);
        Funds().Print(draft, side, form.Funds, facts.Money);
        foreach (var row in natures)
            draft.Row(row);
        return Finish(draft, form, Oddities);
    }

    public IEnumerable<Block> PrintProject(SelfForm form, MoneyStyle money)
    {
        var draft = new TableDraft()
            .Row(new Slot("项目支出名称", 28), new Slot(form.Project ?? "", 72))
            .Row(new Slot("主管部门", 28), new Slot(form.CompetentDept ?? "", 22), new Slot("实施单位", 12), new Slot(form.ImplementingUnit ?? "", 38));
        Funds().Print(draft, new Slot($"项目资金\n（{Money.Unit(money)}）", 12, form.Funds.Count + 1), form.Funds, money);
        return Finish(draft, form, Oddities.None);
    }

    private FundGrid Funds() => new(FundHeader, 24,
    [
        FundColumn.Initial("年初预算数", 12), FundColumn.FullYear("全年预算数", 12), FundColumn.Executed("全年执行数", 12),
        FundColumn.Weight("分值", 8), FundColumn.Rate("执行率", 10), FundColumn.Score(ScoreLabel, 10),
    ]);

    private List<Block> Finish(TableDraft draft, SelfForm form, Oddities oddities)
    {
        draft.Row(new Slot("年度总体目标", 12, 2), new Slot("预期目标", 44), new Slot("实际完成情况", 44));
        draft.Row(new Slot(form.GoalExpected, 44), new Slot(form.GoalActual, 44));
        var grid = new IndicatorGrid(
        [
            IndicatorColumn.Level1("一级指标", 10, PointsOpen, PointsClose), IndicatorColumn.Level2("二级指标", 12), IndicatorColumn.Name("三级指标", 14),
            IndicatorColumn.Target("年度指标值", 12), IndicatorColumn.Actual("实际完成值", 12), IndicatorColumn.Weight("分值", 7),
            IndicatorColumn.Score(ScoreLabel, 9), IndicatorColumn.Note(Reason, 12),
        ], "绩效指标", 12, oddities);
        var blocks = new List<Block>();
        var rows = form.Indicators;
        if (oddities.BreakAfter is { } cut)
        {
            grid.Print(draft, [.. rows.Take(cut)]);
            blocks.Add(draft.Finish());
            blocks.Add(new Paragraph("", PageBreakBefore: true));
            draft = new TableDraft();
            rows = [.. rows.Skip(cut)];
        }

        grid.Print(draft, rows);
        if (form.TotalScore is { } score)
            draft.Row(new Slot("总分", 72), new Slot(Format.Plain(form.TotalWeight), 7), new Slot(Format.Plain(score), 9), new Slot("", 12));
        blocks.Add(draft.Finish());
        return blocks;
    }

    private List<Slot[]> NatureRows(SelfForm form, MoneyStyle money)
    {
        var income = form.Natures.Where(n => n.Side == "income" && n.Line != "total").ToList();
        var spending = form.Natures.Where(n => n.Side == "expenditure" && n.Line != "total").ToList();
        var heading = new[] { new Slot(Heading("按收入性质分", form, "income", money), 44), new Slot(Heading("按支出性质分", form, "expenditure", money), 44) };
        var rows = new List<Slot[]> { heading };
        for (var i = 0; i < income.Count; i++)
            rows.Add([.. Amount(income[i], money), .. Amount(i < spending.Count ? spending[i] : null, money)]);
        return rows;
    }

    private static string Heading(string label, SelfForm form, string side, MoneyStyle money) =>
        label + "：" + Money.Print(form.Natures.FirstOrDefault(n => n.Side == side && n.Line == "total")?.Amount, money);

    private Slot[] Amount(NatureLine? line, MoneyStyle money)
    {
        var (label, amount) = line is null ? ("", "") : (line.Label + "：", Money.Print(line.Amount, money));
        return NatureInOwnCells ? [new Slot(label, 28), new Slot(amount, 16)] : [new Slot(label + amount, 44)];
    }
}
