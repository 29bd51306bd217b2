using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>S1: text first; fund rows end with the total, no level-1 points, cost a level-1 indicator of its own, no total row for the unit.</summary>
internal sealed class S1TotalLast(Oddities? oddities = null) : ILayout
{
    private readonly CommonForm _form = new()
    {
        UnitLabel = "预算部门名称",
        ScoreLabel = "得分",
        FundHeader = "资金来源",
        NatureInOwnCells = true,
        Reason = "偏差原因分析及改进措施",
        Oddities = oddities ?? Oddities.None,
    };

    public string Code => "S1";

    public FormShape Shape { get; } = new()
    {
        UnitTotalRow = false,
        Level1Points = false,
        CostApart = true,
        UnitTotalLabel = "年度资金总额：",
        GeneralBudgetLabel = "一般公共预算",
        BasicLabel = "其中:基本支出",
        FundRows = [("current_year_appropriation", "其中:当年财政拨款"), ("carry_over", "上年结转金额"), ("other", "其它资金"), ("total", "年度资金总额")],
    };

    public IEnumerable<Block> Print(ReportFacts facts) =>
    [
        .. Lines.Text(facts.Narrative),
        new Paragraph("附件1"), new Paragraph($"{facts.Year}年度部门整体支出绩效评价基础数据表"), BaseTable.Print(facts),
        new Paragraph("附件2"), new Paragraph($"{facts.Year}年度部门整体支出绩效自评表"), .. _form.PrintUnit(facts),
        new Paragraph("附件3"),
        .. facts.Projects.SelectMany(p => (Block[])
            [new Paragraph($"{facts.Year}年度项目支出绩效自评表"), .. _form.PrintProject(p, facts.Money), Lines.Signature(facts.Year)]),
    ];
}
