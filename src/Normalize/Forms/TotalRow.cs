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
        if (Labelled(row, context, ref weight, ref score))
            return new ScoreTotalDraft(weight, score);
        if (header.Align(row) is { } shifted && !FitsColumns(row, shifted, header, context))
        {
            BySums(row, context, ref weight, ref score);
        }
        else if (header.Align(row) is { } slots)
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

        if (label.Label?.Points is { } printed && (weight?.Value is null || score?.Value is null))
            InLabel(row, new Figure(printed, ValueState.Number, label.Text, label.Place, "分"), context, ref weight, ref score);
        return new ScoreTotalDraft(weight, score);
    }

    // 总分（100分） is what can be had. 自评总分：97.65分 is what was given, if the sums of the rows say no other.
    private static void InLabel(FormRow row, Figure points, FormContext context, ref Figure? weight, ref Figure? score)
    {
        var (weights, scores) = Sums(context.Form);
        var (asWeight, asScore) = (Math.Abs(points.Value!.Value - weights) <= 0.05m, Math.Abs(points.Value.Value - scores) <= 0.05m);
        if (!PlainText.Squeeze(row.Filled[0].Text).Contains(':') || (asWeight && !asScore))
            weight = weight?.Value is null ? points : weight;
        else if (asScore && !asWeight)
            score = score?.Value is null ? points : score;
        else
            context.Warn(
                WarningKind.TotalUnclear, row,
                $"总分行的“{PlainText.Unwrap(points.Raw)}”是分值还是得分，按各行合计不能断定，未取。 Whether the figure of the total row is the weight or the score cannot be told by "
                + $"the sums of the rows; it was not taken.");
    }

    // 总分值 | 100 | 总得分 | 98.75: the row names its figures itself.
    private static bool Labelled(FormRow row, FormContext context, ref Figure? weight, ref Figure? score)
    {
        var filled = row.Filled;
        int? weightAt = null, scoreAt = null;
        for (var i = 0; i + 1 < filled.Length; i++)
        {
            if (filled[i + 1].State != ValueState.Number)
                continue;
            switch (context.Vocabulary.Role("total_field", filled[i].Label))
            {
                case "weight":
                    weightAt = i;
                    break;
                case "score":
                    scoreAt = i;
                    break;
            }
        }

        if (weightAt is not { } w || scoreAt is not { } s)
            return false;
        // 自评等级 | 优 behind them is carried by no view.
        for (var i = s + 2; i + 1 < filled.Length; i += 2)
        {
            if (context.Vocabulary.Role("key_ignored", filled[i].Label) is null || filled[i + 1].State == ValueState.Number)
                continue;
            context.Ledger.Ignore(filled[i], "ignored.label");
            context.Ledger.Ignore(filled[i + 1], "ignored");
        }

        context.Ledger.Claim(filled[w], "score_total");
        context.Ledger.Claim(filled[s], "score_total");
        (weight, score) = (Number(filled[w + 1], "weight", context), Number(filled[s + 1], "score", context));
        return true;
    }

    /// <summary>
    /// False where the row is cut differently from its header: a number stands outside the columns that have one, or the only one stands
    /// under 分值 and is not the sum of the weights.
    /// </summary>
    private static bool FitsColumns(FormRow row, Slot?[] slots, HeaderMap header, FormContext context)
    {
        var numbers = row.Filled.Skip(1).Where(s => s.State == ValueState.Number).ToList();
        var columns = s_weightColumns.Append("score").Select(c => header.At(slots, c)).Where(s => s is not null).ToList();
        if (numbers.Exists(n => !columns.Contains(n)))
            return false;
        return numbers is not [var only] || !header.Has("score") || only != header.At(slots, "weight") || IsSum(only, Sums(context.Form).Weight);
    }

    // Which number is the sum of the weights and which that of the scores; where they do not say, neither is taken.
    private static void BySums(FormRow row, FormContext context, ref Figure? weight, ref Figure? score)
    {
        var numbers = row.Filled.Skip(1).Where(s => s.State == ValueState.Number).ToList();
        var (weights, scores) = Sums(context.Form);
        var asWeight = numbers.Where(n => IsSum(n, weights)).ToList();
        var asScore = numbers.Where(n => IsSum(n, scores)).ToList();
        // The weights stand left of the scores where both sums are the same.
        if (asWeight is [var left, var right] && asScore.Count == 2)
            (asWeight, asScore) = ([left], [right]);
        if (asWeight.Count > 1 || asScore.Count > 1 || (asWeight.Count == 0 && asScore.Count == 0)
            || (asWeight is [var one] && asScore is [var other] && one == other))
        {
            context.Warn(
                WarningKind.TotalUnclear, row,
                $"总分行与表头不对位，{string.Join('、', numbers.Select(n => PlainText.Unwrap(n.Text)))}按各行合计不能断定，未取。 The total row is not aligned with its header and "
                + $"the sums of the rows do not tell its figures apart; none was taken.");
            return;
        }

        weight = Number(asWeight.FirstOrDefault(), "weight", context) is { } w ? w with { Certainty = Certainty.Inferred } : null;
        score = Number(asScore.FirstOrDefault(), "score", context) is { } s ? s with { Certainty = Certainty.Inferred } : null;
    }

    private static bool IsSum(Slot number, decimal sum) =>
        number.ReadNumber(out var value, out _) == ValueState.Number && value != 0 && Math.Abs(value - sum) <= 0.05m;

    private static (decimal Weight, decimal Score) Sums(FormDraft form)
    {
        var rate = form.Funding.Find(f => f.Line == "total");
        return ((rate?.Weight?.Value ?? 0) + form.Indicators.Sum(i => i.Weight?.Value ?? 0) + form.ScoreItems.Sum(i => i.Weight?.Value ?? 0),
            (rate?.Score?.Value ?? 0) + form.Indicators.Sum(i => i.Score?.Value ?? 0) + form.ScoreItems.Sum(i => i.Score?.Value ?? 0));
    }

    private static void InHeaderOrder(FormRow row, HeaderMap header, FormContext context, ref Figure? weight, ref Figure? score)
    {
        var numbers = row.Filled.Skip(1).Where(s => s.State == ValueState.Number).ToList();
        var wanted = s_columns.Where(header.Has).OrderBy(header.IndexOf).ToList();
        if (numbers.Count != wanted.Count)
        {
            context.Warn(
                WarningKind.TotalUnclear, row,
                $"总分行有 {numbers.Count} 个数，表头需 {wanted.Count} 个，未取。 The total row has {numbers.Count} figures for {wanted.Count} columns; none was taken.");
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
