using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>S2: base table, unit form, project forms, text; the total is the first fund row, level-1 points stand in the label.</summary>
internal sealed class S2ThreeAnnexes(Oddities? oddities = null) : ILayout
{
    private readonly CommonForm _form = new() { Oddities = oddities ?? Oddities.None };

    public string Code => "S2";

    public FormShape Shape { get; } = new();

    public IEnumerable<Block> Print(ReportFacts facts) =>
    [
        new Paragraph("附件1"), new Paragraph($"{facts.Year}年度预算单位整体支出绩效评价基础数据表"), BaseTable.Print(facts, unitRow: true),
        Lines.BaseNote, Lines.Signature(facts.Year),
        new Paragraph("附件2"), new Paragraph($"{facts.Year}年度预算单位整体支出绩效自评表"), .. _form.PrintUnit(facts), Lines.Signature(facts.Year),
        new Paragraph("附件3"),
        .. facts.Projects.SelectMany(p => (Block[])
            [new Paragraph($"{facts.Year}年度项目支出绩效自评表"), .. _form.PrintProject(p, facts.Money), Lines.Signature(facts.Year)]),
        .. Lines.Text(facts.Narrative),
    ];
}
