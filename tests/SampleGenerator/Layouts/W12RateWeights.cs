using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W12: Chongqing's unit form; the total in the head, 执行率权重 and 执行率得分, initial and adjusted targets, no levels.</summary>
internal sealed class W12RateWeights : ILayout
{
    public string Code => "W12";

    public FormShape Shape { get; } = new()
    {
        BaseTable = false,
        NarrativeText = false,
        Natures = false,
        TotalWeight = false,
        ProjectForms = false,
        SplitTargets = true,
        FlatIndicators = true,
        Level1Points = false,
        UnitTotalLabel = "年度总金额",
    };

    public IEnumerable<Block> Print(ReportFacts facts) =>
    [
        new Paragraph($"{facts.Year}年度部门整体绩效自评表", Heading: true), Form(facts), new Paragraph("说明：得分系数按完成程度填写。"),
    ];

    private static Table Form(ReportFacts facts)
    {
        var form = facts.UnitForm ?? throw new InvalidOperationException("No unit form to print.");
        var draft = new TableDraft()
            .Row(new Slot("部门(单位)名称", 20), new Slot(facts.Unit.Name, 44), new Slot("自评总分(分)", 18), new Slot(Format.Plain(form.TotalScore), 18));
        new FundGrid("", 16,
        [
            FundColumn.Initial("年初预算数", 14), FundColumn.FullYear("全年（调整）预算数", 14), FundColumn.Executed("全年执行数", 14),
            FundColumn.Rate("执行率（%）", 10, suffix: ""), FundColumn.Weight("执行率权重(分)", 11), FundColumn.Score("执行率得分(分)", 11),
        ]).Print(draft, new Slot($"部门支出预算\n（{Money.Unit(facts.Money)}）", 10, form.Funds.Count + 1), form.Funds, facts.Money);
        draft.Row(new Slot("当年绩效目标", 10, 2), new Slot("年初绩效目标", 44), new Slot("全年目标实际完成情况", 46));
        draft.Row(new Slot(form.GoalExpected, 44), new Slot(form.GoalActual, 46));
        new IndicatorGrid(
        [
            IndicatorColumn.Name("指标名称", 24), new IndicatorColumn("计量单位", 7, i => i.Unit), new IndicatorColumn("指标性质", 7, i => i.Op),
            new IndicatorColumn("年初指标值", 9, i => i.Value), new IndicatorColumn("调整指标值", 9, _ => ""), IndicatorColumn.Actual("全年完成值", 9),
            new IndicatorColumn("得分系数(%)", 8, i => Format.Plain(Math.Round(100 * i.Score!.Value / i.Weight!.Value, 2))),
            IndicatorColumn.Weight("指标权重(分)", 8), IndicatorColumn.Score("指标得分(分)", 8), IndicatorColumn.Note("说明", 6),
            new IndicatorColumn("是否核心指标", 5, _ => "否"),
        ]).Print(draft, form.Indicators);
        return draft.Finish();
    }
}
