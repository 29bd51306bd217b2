using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W3: a county special fund's form with (A), (B) and (B/A) and neither weights nor scores.</summary>
internal sealed class W3NoScores : ILayout
{
    public string Code => "W3";

    public FormShape Shape { get; } = new()
    {
        BaseTable = false,
        UnitForm = false,
        NarrativeText = false,
        InitialColumn = false,
        Weights = false,
        Level1Points = false,
        FundRows = [("total", "年度资金总额："), ("current_year_appropriation", "其中：县级资金"), ("other", "其他资金")],
    };

    public IEnumerable<Block> Print(ReportFacts facts) => facts.Projects.SelectMany(p => (Block[])
    [
        new Paragraph("县级专项资金绩效目标自评表", Heading: true), new Paragraph($"（{facts.Year}年度）"), Form(p, facts.Money), Lines.Signature(facts.Year),
    ]);

    private static Table Form(SelfForm form, MoneyStyle money)
    {
        var draft = new TableDraft()
            .Row(new Slot("项目名称", 26), new Slot(form.Project ?? "", 74))
            .Row(new Slot("县级主管部门", 26), new Slot(form.CompetentDept ?? "", 28), new Slot("资金使用单位", 16), new Slot(form.ImplementingUnit ?? "", 30));
        new FundGrid("", 24,
        [
            FundColumn.FullYear("全年预算数(A)", 22), FundColumn.Executed("全年执行数(B)", 22), FundColumn.Rate("执行率(B/A)", 20),
        ]).Print(draft, new Slot($"项目资金\n（{Money.Unit(money)}）", 12, form.Funds.Count + 1), form.Funds, money);
        draft.Row(new Slot("年度总体目标", 12, 2), new Slot("年初设定目标", 42), new Slot("全年实际完成情况", 46));
        draft.Row(new Slot(form.GoalExpected, 42), new Slot(form.GoalActual, 46));
        new IndicatorGrid(
        [
            IndicatorColumn.Level1Bare("一级指标", 12), IndicatorColumn.Level2("二级指标", 14), IndicatorColumn.Name("三级指标", 22),
            IndicatorColumn.Target("年度指标值", 12), IndicatorColumn.Actual("全年完成值", 12), IndicatorColumn.Note("未完成原因和改进措施", 16),
        ], "绩效指标", 12).Print(draft, form.Indicators);
        return draft.Finish();
    }
}
