using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W4: Sichuan's project form; nature, value and unit of a target in three columns, four sources of funds, 权重 for 分值.</summary>
internal sealed class W4SplitTargets : ILayout
{
    public string Code => "W4";

    public FormShape Shape { get; } = new()
    {
        BaseTable = false,
        UnitForm = false,
        NarrativeText = false,
        SplitTargets = true,
        Level1Points = false,
        FundRows = [("total", "总额"), ("current_year_appropriation", "其中：财政资金"), ("other", "财政专户管理资金"), ("other", "单位资金"), ("other", "其他资金")],
    };

    public IEnumerable<Block> Print(ReportFacts facts) => facts.Projects.SelectMany(p => (Block[])
    [
        new Paragraph("部门预算项目支出绩效自评表", Heading: true), new Paragraph($"（{facts.Year}年度）"), Form(p, facts.Money),
    ]);

    private static Table Form(SelfForm form, MoneyStyle money)
    {
        var draft = new TableDraft()
            .Row(new Slot("项目名称", 18), new Slot(form.Project ?? "", 82))
            .Row(new Slot("主管部门", 18), new Slot(form.CompetentDept ?? "", 32), new Slot("实施单位", 14), new Slot(form.ImplementingUnit ?? "", 36))
            .Row(new Slot("年度总体目标", 10, 2), new Slot("年度目标", 40), new Slot("年度目标完成情况", 50))
            .Row(new Slot(form.GoalExpected, 40), new Slot(form.GoalActual, 50));
        new FundGrid($"预算执行情况（{Money.Unit(money)}）", 20,
        [
            FundColumn.Initial("年初预算", 12), FundColumn.FullYear("调整后预算数", 13), FundColumn.Executed("预算执行数", 12), FundColumn.Rate("预算执行率", 11),
            FundColumn.Weight("权重", 6), FundColumn.Score("得分", 7), FundColumn.Blank("原因", 9),
        ]).Print(draft, new Slot("预算执行情况\n（10分）", 10, form.Funds.Count + 1), form.Funds, money);
        new IndicatorGrid(
        [
            IndicatorColumn.Level1Bare("一级指标", 10), IndicatorColumn.Level2("二级指标", 12), IndicatorColumn.Name("三级指标", 18),
            new IndicatorColumn("指标性质", 8, i => i.Op), new IndicatorColumn("指标值", 8, i => i.Value), new IndicatorColumn("度量单位", 7, i => i.Unit),
            IndicatorColumn.Actual("完成值", 8), IndicatorColumn.Weight("权重", 5), IndicatorColumn.Score("得分", 5), IndicatorColumn.Note("未完成原因分析", 9),
        ], "绩效指标\n（90分）", 10).Print(draft, form.Indicators);
        return draft.Row(new Slot("合计", 81), new Slot(Format.Plain(form.TotalWeight), 5), new Slot(Format.Plain(form.TotalScore), 5), new Slot("", 9)).Finish();
    }
}
