using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W14: what a finance system exports: every row repeats its levels, the operator has a column, the weight stands before the target.</summary>
internal sealed class W14SystemExport : ILayout
{
    public string Code => "W14";

    public FormShape Shape { get; } = new()
    {
        BaseTable = false,
        NarrativeText = false,
        Natures = false,
        SplitTargets = true,
        Level1Points = false,
        UnitTotalLabel = "资金总额",
        FundRows = [("total", "资金总额"), ("current_year_appropriation", "财政拨款"), ("carry_over", "上年结转资金"), ("other", "其他资金")],
    };

    public IEnumerable<Block> Print(ReportFacts facts) =>
    [
        new Paragraph($"{facts.Year}年度部门整体支出绩效自评表", Heading: true), new Paragraph($"单位名称：{facts.Unit.Name}    金额单位：{Money.Unit(facts.Money)}"),
        Form(facts.UnitForm ?? throw new InvalidOperationException("No unit form to print."), facts),
        .. facts.Projects.SelectMany(p => (Block[]) [new Paragraph($"{facts.Year}年度项目支出绩效自评表", Heading: true), Form(p, facts)]),
    ];

    private static Table Form(SelfForm form, ReportFacts facts)
    {
        var draft = new TableDraft();
        if (form.IsUnit)
        {
            draft.Row(new Slot("部门（单位）名称", 22), new Slot(facts.Unit.Name, 78));
        }
        else
        {
            draft.Row(new Slot("项目名称", 22), new Slot(form.Project ?? "", 78));
            draft.Row(new Slot("主管部门", 22), new Slot(form.CompetentDept ?? "", 32), new Slot("实施单位", 14), new Slot(form.ImplementingUnit ?? "", 32));
        }

        new FundGrid("资金来源", 14,
        [
            FundColumn.Initial("年初预算数", 14), FundColumn.FullYear("调整后预算数", 15), FundColumn.Executed("预算执行数", 14), FundColumn.Rate("预算执行率", 13),
            FundColumn.Weight("分值", 10), FundColumn.Score("得分", 10),
        ]).Print(draft, new Slot($"预算执行\n（{Money.Unit(facts.Money)}）", 10, form.Funds.Count + 1), form.Funds, facts.Money);
        draft.Row(new Slot("年度目标", 10, 2), new Slot("年度绩效目标", 43), new Slot("年度目标完成情况", 47));
        draft.Row(new Slot(form.GoalExpected, 43), new Slot(form.GoalActual, 47));
        new IndicatorGrid(
        [
            new IndicatorColumn("一级指标", 10, i => i.Level1), new IndicatorColumn("二级指标", 12, i => i.Level2), IndicatorColumn.Name("指标名称", 21),
            IndicatorColumn.Weight("分值", 7), new IndicatorColumn("计算符号", 7, i => i.Op), new IndicatorColumn("指标值", 8, i => i.Value),
            new IndicatorColumn("计量单位", 7, i => i.Unit), IndicatorColumn.Actual("实际完成值", 9), IndicatorColumn.Score("得分", 7),
            IndicatorColumn.Note("偏差原因分析", 12),
        ]).Print(draft, form.Indicators);
        draft.Row(
            new Slot("合计", 43), new Slot(Format.Plain(form.TotalWeight), 7), new Slot("", 31), new Slot(Format.Plain(form.TotalScore), 7), new Slot("", 12));
        return draft.Finish();
    }
}
