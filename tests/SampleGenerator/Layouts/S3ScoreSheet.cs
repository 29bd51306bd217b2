using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>S3: text and a score sheet whose points stand in brackets behind every name.</summary>
internal sealed class S3ScoreSheet : ILayout
{
    public string Code => "S3";

    public FormShape Shape { get; } = new() { BaseTable = false, UnitForm = false, ScoreSheet = true, ProjectForms = false, TotalWeight = false };

    public IEnumerable<Block> Print(ReportFacts facts)
    {
        var draft = new TableDraft().Row(
            new Slot("一级\n指标", 10), new Slot("二级\n指标", 12), new Slot("三级\n指标", 16), new Slot("自评分", 8), new Slot("指标解释", 24), new Slot("指标说明", 30));
        ScoreRows.Print(draft, facts.ScoreItems,
            first => [new Slot($"{first.Level1}（{Format.Plain(first.Level1Weight)}分）", 10)],
            second => [new Slot($"{second.Level2}\n（{Format.Plain(second.Level2Weight)}分）", 12)],
            item =>
            [
                new Slot($"{item.Level3}\n（{Format.Plain(item.Weight)}分）", 16), new Slot(Format.Plain(item.Score), 8),
                new Slot(item.Explanation, 24), new Slot(item.Criteria, 30),
            ]);
        draft.Row(new Slot("总分", 10), new Slot("", 12), new Slot("", 16), new Slot(Format.Plain(facts.ScoreSheetTotal), 8), new Slot("", 24), new Slot("", 30));
        return
        [
            .. Lines.Text(facts.Narrative),
            new Paragraph($"{facts.Year}年度部门整体支出绩效自评指标计分表", Heading: true), draft.Finish(), Lines.Signature(facts.Year),
        ];
    }
}
