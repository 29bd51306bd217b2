using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// Heads of columns in two rows (预算数 over 年初数 and 调整后数, 2023年 over 预算数 and 决算数), joined into the row that the numbers stand under: 年初预算数,
/// 2023年决算数. Read alone, the upper head would name the first column below it, whatever that column is.
/// </summary>
internal static partial class StackedHeads
{
    private const int LongestHead = 16;

    // All groups of the vocabulary whose columns hold numbers.
    private static readonly string[] s_groups = ["funding_column", "budget_column", "indicator_column", "score_column", "staffing_column", "building_column"];

    private static readonly HashSet<string> s_periods = ["上年", "上年度", "去年", "本年", "本年度", "当年"];

    // The one of several columns below a head that the head means where nothing is added to it.
    private static readonly HashSet<string> s_own = ["全年", "自评", "全年数", "合计", "总额", "小计"];

    /// <returns>The same rows, but one for each two of stacked heads; it stands where the lower one does.</returns>
    public static List<FormRow> Join(List<FormRow> rows, FormVocabulary vocabulary)
    {
        List<FormRow>? joined = null;
        for (var i = 0; i < rows.Count; i++)
        {
            // A blank row, or one with the unit of money alone, may stand between them.
            var between = i + 2 < rows.Count && StandsBetween(rows[i + 1], vocabulary) ? 1 : 0;
            if (i + 1 + between < rows.Count && Joined(rows[i], rows[i + 1 + between], vocabulary) is { } head)
            {
                joined ??= rows[..i];
                joined.AddRange(rows.Skip(i + 1).Take(between));
                joined.Add(head);
                i += 1 + between;
            }
            else
            {
                joined?.Add(rows[i]);
            }
        }

        return joined ?? rows;
    }

    private static bool StandsBetween(FormRow row, FormVocabulary vocabulary) =>
        row.Blank || (row.Filled is [var only] && (TitleWindow.UnitIn(only.Text, vocabulary) is not null || UnitAlone(only.Text) is not null));

    private static FormRow? Joined(FormRow upper, FormRow lower, FormVocabulary vocabulary)
    {
        if (!lower.SpansKnown || lower.Filled.Length < 2 || !Array.TrueForAll(lower.Filled, IsHead))
            return null;
        var over = HeadsOver(upper, lower);
        var below = lower.Slots.Zip(over).Where(pair => !pair.First.Blank && pair.Second is not null)
            .GroupBy(pair => pair.Second!, pair => pair.First).ToDictionary(group => group.Key, group => new Below(group.Count(), group.All(IsPeriod)));
        if (below.Values.Sum(group => group.Count) < lower.Filled.Length)
            return null;
        var slots = new Slot[lower.Slots.Length];
        var (changed, named) = (false, new HashSet<Slot>());
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = lower.Slots[i];
            slots[i] = slot;
            if (over[i] is not { } head)
                continue;
            if (!slot.Blank)
            {
                var text = Compose(head, slot, below[head].AllPeriods, vocabulary);
                changed |= text != slot.Text;
                slots[i] = new Slot(slot.TableNo, slot.Row, slot.Start, slot.End, slot.Cell with { Text = text }, continues: false);
                if (slot.Start == head.Start && IsColumn(slots[i], vocabulary))
                    named.Add(head);
            }
            else if (head.Start == slot.Start && head.End == slot.End)
            {
                // Merged down from the row above, or one head beside an empty cell.
                slots[i] = new Slot(slot.TableNo, slot.Row, slot.Start, slot.End, head.Cell, continues: false);
            }
        }

        // Words under a head of one column are a row of the form, unless head and words together name a column.
        var single = below.Values.All(group => group.Count == 1);
        if (!changed
            || !below.All(group => group.Value.Count > 1 ? IsPeriod(group.Key) || IsColumn(group.Key, vocabulary) : named.Contains(group.Key))
            || (single && !below.Keys.Any(IsPeriod) && !Array.TrueForAll(lower.Filled, s => UnitAlone(s.Text) is not null)))
            return null;
        Slot[] heads = [.. below.Keys];
        var row = new FormRow(lower.TableNo, lower.RowNo, lower.SpansKnown, lower.HasMerges, lower.Flows, slots) { UpperHeads = heads };
        return Array.Exists(s_groups, g => HeaderMap.IsHeader(row, vocabulary, g) || HeaderMap.IsHeader(upper, vocabulary, g)) ? row : null;
    }

    // Of each slot the head that spans it, or the one before the empty cells above it: sheets and converted tables often leave heads unmerged. One pass: a
    // hostile table has thousands of columns.
    private static Slot?[] HeadsOver(FormRow upper, FormRow lower)
    {
        var over = new Slot?[lower.Slots.Length];
        var (at, solid) = (-1, (Slot?)null);
        for (var i = 0; i < over.Length; i++)
        {
            var slot = lower.Slots[i];
            for (; at + 1 < upper.Slots.Length && upper.Slots[at + 1].Start <= slot.Start; at++)
            {
                if (upper.Slots[at + 1] is { Blank: false } or { Continues: true })
                    solid = upper.Slots[at + 1];
            }

            var head = at < 0 ? null : upper.Slots[at] is { Blank: true, Continues: false } && !slot.Blank ? solid : upper.Slots[at];
            over[i] = head is { Blank: false } && (!slot.Blank || slot.End <= head.End) ? head : null;
        }

        return over;
    }

    private static bool IsHead(Slot slot) =>
        slot.Text.Length <= LongestHead && (!slot.IsFigure || FiscalYear.In(PlainText.Squeeze(slot.Text)) is not null);

    private static string? UnitAlone(string text) => UnitInBrackets().Match(PlainText.Squeeze(text)) is { Success: true } match ? match.Groups[1].Value : null;

    private static bool IsColumn(Slot slot, FormVocabulary vocabulary) => Array.Exists(s_groups, g => vocabulary.Role(g, slot.Label) is not null);

    private static bool IsPeriod(Slot head) => Period(head.Text) is not null;

    // 2023年度, 二〇二三年 or 本年, and nothing else.
    private static string? Period(string text)
    {
        var squeezed = PlainText.Squeeze(text);
        if (s_periods.Contains(squeezed))
            return squeezed;
        return squeezed.Length <= "二〇二三年度".Length && squeezed.TrimEnd('度', '年').Length == 4 && FiscalYear.In(squeezed) is { } year
            ? string.Create(CultureInfo.InvariantCulture, $"{year}年") : null;
    }

    private static string Compose(Slot head, Slot slot, bool besidePeriods, FormVocabulary vocabulary)
    {
        if (UnitAlone(slot.Text) is { } unit)
            return $"{head.Text}（{unit}）";
        if (Period(head.Text) is { } period)
            return period + slot.Text;
        if (IsColumn(slot, vocabulary))
            return slot.Text;
        var words = Period(slot.Text) ?? PlainText.Squeeze(slot.Text);
        var joined = words.TrimEnd('数') + head.Text;
        if (Names(joined))
            return joined;
        // 本年 beside 上年 is the head's own; beside 上年结转 it is a part of it.
        if (s_own.Contains(words) || (s_periods.Contains(words) && besidePeriods))
            return words is "上年" or "上年度" or "去年" ? joined : head.Text;
        return Names(head.Text + words) ? head.Text + words : joined;

        bool Names(string text) => Array.Exists(s_groups, g => vocabulary.Role(g, text) is not null);
    }

    [GeneratedRegex("^[(（]?(?:单位[:：])?(亿元|百万元|万元|千元|元|%|人|分)[)）]?$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitInBrackets();

    /// <param name="Count">Words below one head.</param>
    /// <param name="AllPeriods">All of them are years or the like.</param>
    private sealed record Below(int Count, bool AllPeriods);
}
