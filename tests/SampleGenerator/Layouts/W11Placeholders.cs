using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W11: the ministry's project form with the template's own rows 指标1, 指标2 … left standing where nothing was filled in.</summary>
internal sealed class W11Placeholders : ILayout
{
    public string Code => "W11";

    public FormShape Shape { get; } = new()
    {
        BaseTable = false,
        UnitForm = false,
        NarrativeText = false,
        Level1Points = true,
        BlankRows = true,
        FundRows = [("total", "年度资金总额"), ("current_year_appropriation", "其中：当年财政拨款"), ("carry_over", "上年结转资金"), ("other", "其他资金")],
    };

    public IEnumerable<Block> Print(ReportFacts facts) => facts.Projects.SelectMany(p => (Block[])
    [
        new Paragraph("项目支出绩效自评表", Heading: true), new Paragraph($"（{facts.Year} 年度）"), Form(p, facts.Money),
    ]);

    private static Table Form(SelfForm form, MoneyStyle money)
    {
        var draft = new TableDraft()
            .Row(new Slot("项目名称", 22), new Slot(form.Project ?? "", 78))
            .Row(new Slot("主管部门", 22), new Slot(form.CompetentDept ?? "", 32), new Slot("项目实施单位", 14), new Slot(form.ImplementingUnit ?? "", 32));
        new FundGrid("", 22,
        [
            FundColumn.Initial("年初预算数", 13), FundColumn.FullYear("全年预算数", 13), FundColumn.Executed("全年执行数", 13), FundColumn.Weight("分值", 8),
            FundColumn.Rate("执行率", 11), FundColumn.Score("得分", 10),
        ]).Print(draft, new Slot($"项目资金\n（{Money.Unit(money)}）", 10, form.Funds.Count + 1), form.Funds, money);
        draft.Row(new Slot("年度总体目标", 10, 2), new Slot("预期目标", 44), new Slot("实际完成情况", 46));
        draft.Row(new Slot(form.GoalExpected, 44), new Slot(form.GoalActual, 46));
        new IndicatorGrid(
        [
            IndicatorColumn.Level1("一级指标", 12), IndicatorColumn.Level2("二级指标", 12), new IndicatorColumn("三级指标", 20, i => i.Name ?? "指标2："),
            IndicatorColumn.Target("年度指标值", 11), IndicatorColumn.Actual("实际完成值", 11), IndicatorColumn.Weight("分值", 7),
            IndicatorColumn.Score("得分", 7), IndicatorColumn.Note("偏差原因分析及改进措施", 10),
        ], "绩效指标", 10).Print(draft, form.Indicators);
        draft.Row(
            new Slot("……", 10), new Slot("", 12), new Slot("", 12), new Slot("……", 20), new Slot("", 11), new Slot("", 11), new Slot("", 7), new Slot("", 7),
            new Slot("", 10));
        return draft.Row(new Slot("总分", 76), new Slot(Format.Plain(form.TotalWeight), 7), new Slot(Format.Plain(form.TotalScore), 7), new Slot("", 10))
            .Finish();
    }
}
