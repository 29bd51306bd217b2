using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W8: departments carry their budget code; level-1 points have a column of their own; the other funds are 单位资金.</summary>
internal sealed class W8CodedDepartment : ILayout
{
    public string Code => "W8";

    public FormShape Shape { get; } = new()
    {
        BaseTable = false,
        UnitForm = false,
        NarrativeText = false,
        DepartmentCode = "219-",
        FundRows = [("total", "年度资金总额："), ("current_year_appropriation", "其中:本年财政拨款"), ("carry_over", "上年结转资金"), ("other", "单位资金")],
    };

    public IEnumerable<Block> Print(ReportFacts facts) => facts.Projects.SelectMany(p => (Block[])
    [
        new Paragraph("项目支出绩效自评表", Heading: true), new Paragraph($"（{facts.Year}年度）"), Form(p, facts.Money), Lines.Signature(facts.Year),
    ]);

    private static Table Form(SelfForm form, MoneyStyle money)
    {
        var draft = new TableDraft()
            .Row(new Slot("项目名称", 20), new Slot(form.Project ?? "", 80))
            .Row(new Slot("主管部门", 20), new Slot(form.CompetentDept ?? "", 32), new Slot("实施单位", 14), new Slot(form.ImplementingUnit ?? "", 34));
        new FundGrid("", 20,
        [
            FundColumn.Initial("年初预算数", 14), FundColumn.FullYear("全年预算数", 14), FundColumn.Executed("全年执行数", 14), FundColumn.Weight("分值", 8),
            FundColumn.Rate("执行率", 11), FundColumn.Score("得分", 9),
        ]).Print(draft, new Slot($"项目资金（{Money.Unit(money)}）", 10, form.Funds.Count + 1), form.Funds, money);
        draft.Row(new Slot("年度总体目标", 10, 2), new Slot("预期目标", 42), new Slot("实际完成情况", 48));
        draft.Row(new Slot(form.GoalExpected, 42), new Slot(form.GoalActual, 48));
        new IndicatorGrid(
        [
            IndicatorColumn.Level1Bare("一级指标", 10), IndicatorColumn.Level1Points("一级分值", 7), IndicatorColumn.Level2("二级指标", 12),
            IndicatorColumn.Name("三级指标", 19), IndicatorColumn.Target("年度指标值", 11), IndicatorColumn.Actual("实际完成值", 11),
            IndicatorColumn.Weight("分值", 6), IndicatorColumn.Score("得分", 6), IndicatorColumn.Note("偏差原因分析及改进措施", 8),
        ], "绩效指标", 10).Print(draft, form.Indicators);
        return draft.Row(new Slot("总分", 80), new Slot(Format.Plain(form.TotalWeight), 6), new Slot(Format.Plain(form.TotalScore), 6), new Slot("", 8)).Finish();
    }
}
