using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W6: no initial budget; the weight of a fund row stands before its rate, that of an indicator before its target.</summary>
internal sealed class W6WeightFirst : ILayout
{
    public string Code => "W6";

    public FormShape Shape { get; } = new()
    {
        BaseTable = false,
        UnitForm = false,
        NarrativeText = false,
        InitialColumn = false,
        FundRows = [("total", "年度资金总额"), ("current_year_appropriation", "其中：本年财政拨款"), ("other", "其它资金")],
    };

    public IEnumerable<Block> Print(ReportFacts facts) => facts.Projects.SelectMany(p => (Block[])
    [
        new Paragraph("衔接资金项目支出绩效目标自评表", Heading: true), new Paragraph($"（{facts.Year}年度）"), Form(p, facts.Money),
        new Paragraph("注：得分一档最高不能超过该指标分值上限。"),
    ]);

    private static Table Form(SelfForm form, MoneyStyle money)
    {
        var draft = new TableDraft()
            .Row(new Slot("项目名称", 24), new Slot(form.Project ?? "", 76))
            .Row(new Slot("主管部门", 24), new Slot(form.CompetentDept ?? "", 28), new Slot("实施单位", 14), new Slot(form.ImplementingUnit ?? "", 34));
        new FundGrid("", 24,
        [
            FundColumn.FullYear("全年预算数(A)", 18), FundColumn.Executed("全年执行数(B)", 18), FundColumn.Weight("分值", 9),
            FundColumn.Rate("执行率(B/A)", 12), FundColumn.Score("得分", 9),
        ]).Print(draft, new Slot($"项目资金\n（{Money.Unit(money)}）", 10, form.Funds.Count + 1), form.Funds, money);
        draft.Row(new Slot("年度目标", 10, 2), new Slot("项目年度目标", 44), new Slot("年度目标完成情况", 46));
        draft.Row(new Slot(form.GoalExpected, 44), new Slot(form.GoalActual, 46));
        new IndicatorGrid(
        [
            IndicatorColumn.Level1("一级指标", 12), IndicatorColumn.Level2("二级指标", 13), IndicatorColumn.Name("三级指标", 20), IndicatorColumn.Weight("分值", 7),
            IndicatorColumn.Target("年度指标值", 11), IndicatorColumn.Actual("全年实际值", 11), IndicatorColumn.Score("得分", 7), IndicatorColumn.Note("未完成原因分析", 9),
        ], "绩效指标", 10).Print(draft, form.Indicators);
        return draft.Row(
            new Slot("总分", 55), new Slot(Format.Plain(form.TotalWeight), 7), new Slot("", 22), new Slot(Format.Plain(form.TotalScore), 7),
            new Slot("", 9)).Finish();
    }
}
