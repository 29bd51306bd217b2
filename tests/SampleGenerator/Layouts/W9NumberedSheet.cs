using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>W9: a numbered score sheet with 指标分值, 指标解释 and 说明及评分标准.</summary>
internal sealed class W9NumberedSheet : ILayout
{
    public string Code => "W9";

    public FormShape Shape { get; } = new() { BaseTable = false, UnitForm = false, ScoreSheet = true, ProjectForms = false };

    public IEnumerable<Block> Print(ReportFacts facts)
    {
        var draft = new TableDraft().Row(
            new Slot("序号", 5), new Slot("一级指标", 9), new Slot("二级指标", 11), new Slot("三级指标", 15), new Slot("指标分值", 7),
            new Slot("指标解释", 18), new Slot("说明及评分标准", 27), new Slot("自评得分", 8));
        for (var i = 0; i < facts.ScoreItems.Count; i++)
        {
            var item = facts.ScoreItems[i];
            var first = i == 0 || facts.ScoreItems[i - 1].Level1 != item.Level1;
            var second = i == 0 || facts.ScoreItems[i - 1].Level2 != item.Level2;
            draft.Row(
            [
                new Slot(Format.Count(i + 1), 5),
                .. first ? [new Slot(item.Level1, 9, facts.ScoreItems.Count(x => x.Level1 == item.Level1))] : Array.Empty<Slot>(),
                .. second ? [new Slot(item.Level2, 11, facts.ScoreItems.Count(x => x.Level2 == item.Level2))] : Array.Empty<Slot>(),
                new Slot(item.Level3, 15), new Slot(Format.Plain(item.Weight), 7), new Slot(item.Explanation, 18), new Slot(item.Criteria, 27),
                new Slot(Format.Plain(item.Score), 8),
            ]);
        }

        draft.Row(
            new Slot("合计", 40), new Slot(Format.Plain(facts.ScoreSheetTotalWeight), 7), new Slot("", 45), new Slot(Format.Plain(facts.ScoreSheetTotal), 8));
        return
        [
            new Paragraph($"{facts.Year}年度部门整体支出绩效评价自评表", Heading: true), new Paragraph($"单位名称：{facts.Unit.Name}"), draft.Finish(),
            Lines.Signature(facts.Year), .. Lines.Text(facts.Narrative),
        ];
    }
}
