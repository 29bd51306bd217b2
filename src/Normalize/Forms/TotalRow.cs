using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>总分: its label runs over many columns, so its figures are found by the header where columns can be told, else in the header's order.</summary>
internal static class TotalRow
{
    private static readonly string[] s_columns = ["weight", "score"];

    private static readonly string[] s_weightColumns = ["weight", "level1_weight", "level2_weight"];

    public static bool Is(FormRow row, FormVocabulary vocabulary) =>
        row.Filled is [var first, ..] && vocabulary.Role("total_row", first.Label) is not null;

    public static ScoreTotalDraft? Read(FormRow row, HeaderMap header, FormContext context)
    {
        var label = row.Filled[0];
        context.Ledger.Claim(label, "score_total");
        Figure? weight = null, score = null;
        if (header.Align(row) is { } slots)
        {
            // Forms with a weight column behind every level print their sum under the first.
            weight = s_weightColumns.Select(c => Number(header.At(slots, c), "weight", context)).FirstOrDefault(f => f?.Value is not null)
                     ?? Number(header.At(slots, "weight"), "weight", context);
            score = Number(header.At(slots, "score"), "score", context);
            foreach (var slot in slots.Where(s => s is { Blank: false } && !context.Ledger.Knows(s)))
            {
                if (header.RoleAt(Array.IndexOf(slots, slot)) is { } role and ("deviation_note" or "explanation" or "criteria"))
                    context.Ledger.Claim(slot!, "score_total." + role);
            }
        }
        else
        {
            InHeaderOrder(row, header, context, ref weight, ref score);
        }

        var points = weight?.Value is null && label.Label?.Points is { } printed
            ? new Figure(printed, ValueState.Number, label.Text, label.Place, "分")
            : weight;
        return new ScoreTotalDraft(points, score);
    }

    private static void InHeaderOrder(FormRow row, HeaderMap header, FormContext context, ref Figure? weight, ref Figure? score)
    {
        var numbers = row.Filled.Skip(1).Where(s => s.State == ValueState.Number).ToList();
        var wanted = s_columns.Where(header.Has).OrderBy(header.IndexOf).ToList();
        if (numbers.Count != wanted.Count)
        {
            context.Warn(WarningKind.TotalUnclear, row, $"总分行有 {numbers.Count} 个数，表头需 {wanted.Count} 个，未取。 The total row has {numbers.Count} figures for {wanted.Count} columns; none was taken.");
            return;
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            if (wanted[i] == "weight")
                weight = Number(numbers[i], "weight", context);
            else
                score = Number(numbers[i], "score", context);
        }
    }

    private static Figure? Number(Slot? slot, string field, FormContext context) => context.Number(slot, "score_total." + field, "分");
}
