using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>S5: as S2, but cost is a level-1 indicator (30/30/10/20) and the unit's form has no total row.</summary>
internal sealed class S5CostApart(Oddities? oddities = null) : ILayout
{
    private readonly CommonForm _form = new()
    {
        UnitLabel = "预算部门\n名称",
        ScoreLabel = "得分",
        PointsOpen = "（",
        PointsClose = "分）",
        Reason = "偏差原因\n分析及\n改进措施",
        Oddities = oddities ?? Oddities.None,
    };

    public string Code => "S5";

    public FormShape Shape { get; } = new() { CostApart = true, UnitTotalRow = false };

    public IEnumerable<Block> Print(ReportFacts facts) =>
    [
        new Paragraph("附件1"), new Paragraph($"{facts.Year}年度部门整体支出绩效评价基础"), new Paragraph("数据表"), BaseTable.Print(facts),
        Lines.BaseNote, Lines.Signature(facts.Year),
        new Paragraph("附件2"), new Paragraph($"{facts.Year}年度部门整体支出绩效自评表"), .. _form.PrintUnit(facts), Lines.Signature(facts.Year),
        new Paragraph("附件3"),
        .. facts.Projects.SelectMany(p => (Block[])
            [new Paragraph($"{facts.Year}年度项目支出绩效自评表"), .. _form.PrintProject(p, facts.Money), Lines.Signature(facts.Year)]),
        .. Lines.Text(facts.Narrative),
    ];
}
