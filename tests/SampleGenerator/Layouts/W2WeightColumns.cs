using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W2: a score sheet with a weight column behind each level.</summary>
internal sealed class W2WeightColumns : ILayout
{
    public string Code => "W2";

    public FormShape Shape { get; } = new() { BaseTable = false, UnitForm = false, ScoreSheet = true, ProjectForms = false };

    public IEnumerable<Block> Print(ReportFacts facts)
    {
        var draft = new TableDraft().Row(
            new Slot("一级指标", 9), new Slot("分值", 6), new Slot("二级指标", 11), new Slot("分值", 6), new Slot("三级指标", 15), new Slot("分值", 6),
            new Slot("评价标准", 22), new Slot("指标说明", 18), new Slot("得分", 7));
        ScoreRows.Print(draft, facts.ScoreItems,
            first => [new Slot(first.Level1, 9), new Slot(Format.Plain(first.Level1Weight), 6)],
            second => [new Slot(second.Level2, 11), new Slot(Format.Plain(second.Level2Weight), 6)],
            item =>
            [
                new Slot(item.Level3, 15), new Slot(Format.Plain(item.Weight), 6), new Slot(item.Criteria, 22), new Slot(item.Explanation, 18),
                new Slot(Format.Plain(item.Score), 7),
            ]);
        draft.Row(
            new Slot("总分", 9), new Slot(Format.Plain(facts.ScoreSheetTotalWeight), 6), new Slot("", 11), new Slot("", 6), new Slot("", 15), new Slot("", 6),
            new Slot("", 22), new Slot("", 18), new Slot(Format.Plain(facts.ScoreSheetTotal), 7));
        return
        [
            .. Lines.Text(facts.Narrative),
            new Paragraph($"{facts.Year}年度部门整体支出绩效评价指标表", Heading: true), draft.Finish(), Lines.Signature(facts.Year),
        ];
    }
}
