using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>S4: as S2, but the sums by nature stand inside the group headings and the notes below the tables are numbered annexes.</summary>
internal sealed class S4HeadingTotals(Oddities? oddities = null) : ILayout
{
    private readonly CommonForm _form = new() { UnitLabel = "预算部门、单位名称", PointsOpen = "（", PointsClose = " 分）", Oddities = oddities ?? Oddities.None };

    public string Code => "S4";

    public FormShape Shape { get; } = new() { NatureTotals = true };

    public IEnumerable<Block> Print(ReportFacts facts) =>
    [
        new Paragraph("附件一"), new Paragraph($"{facts.Year}年度部门整体支出绩效评价基础数据表"), BaseTable.Print(facts), Lines.BaseNote,
        new Paragraph("附件二"), new Paragraph($"{facts.Year}年度部门整体支出绩效自评表"), .. _form.PrintUnit(facts), Lines.Signature(facts.Year),
        new Paragraph("附件三"),
        .. facts.Projects.SelectMany(p => (Block[])
            [new Paragraph($"{facts.Year}年度项目支出绩效自评表"), .. _form.PrintProject(p, facts.Money), new Paragraph("备注：一个一级项目填一张表。")]),
        new Paragraph("附件四"), .. Lines.Text(facts.Narrative),
    ];
}
