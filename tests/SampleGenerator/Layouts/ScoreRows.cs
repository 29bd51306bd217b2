using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>The rows of a score sheet, merged down levels 1 and 2.</summary>
internal static class ScoreRows
{
    public static void Print(
        TableDraft draft, IReadOnlyList<ScoreItem> items, Func<ScoreItem, Slot[]> level1, Func<ScoreItem, Slot[]> level2, Func<ScoreItem, Slot[]> rest)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var slots = new List<Slot>();
            if (i == 0 || items[i - 1].Level1 != items[i].Level1)
                slots.AddRange(level1(items[i]).Select(s => s with { Rows = items.Count(x => x.Level1 == items[i].Level1) }));
            if (i == 0 || items[i - 1].Level2 != items[i].Level2)
                slots.AddRange(level2(items[i]).Select(s => s with { Rows = items.Count(x => x.Level2 == items[i].Level2) }));
            draft.Row([.. slots, .. rest(items[i])]);
        }
    }
}
