using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// Heads of columns in two rows (预算数 over 年初数 and 调整后数, 2023年 over 预算数 and 决算数), joined into the row that the numbers stand under: 年初预算数,
/// 2023年决算数. Read alone, the upper head would name the first column below it, whatever that column is.
/// </summary>
internal static class StackedHeads
{
    private const int LongestHead = 16;

    // All groups of the vocabulary whose columns hold numbers.
    private static readonly string[] s_groups = ["funding_column", "budget_column", "indicator_column", "score_column", "staffing_column", "building_column"];

    private static readonly HashSet<string> s_periods = ["上年", "上年度", "去年", "本年", "本年度", "当年"];

    // The one of several columns below a head that the head means where nothing is added to it.
    private static readonly HashSet<string> s_own = ["全年", "本年", "本年度", "当年", "自评", "全年数", "本年数", "合计", "总额", "小计"];

    /// <returns>The same rows, but one for each two of stacked heads; it stands where the lower one does.</returns>
    public static List<FormRow> Join(List<FormRow> rows, FormVocabulary vocabulary)
    {
        List<FormRow>? joined = null;
        for (var i = 0; i < rows.Count; i++)
        {
            if (i + 1 < rows.Count && Joined(rows[i], rows[i + 1], vocabulary) is { } head)
            {
                joined ??= rows[..i];
                joined.Add(head);
                i++;
            }
            else
            {
                joined?.Add(rows[i]);
            }
        }

        return joined ?? rows;
    }

    private static FormRow? Joined(FormRow upper, FormRow lower, FormVocabulary vocabulary)
    {
        if (!lower.SpansKnown || lower.RowNo != upper.RowNo + 1 || lower.Filled.Length < 2 || !Array.TrueForAll(lower.Filled, IsHead))
            return null;
        var slots = new Slot[lower.Slots.Length];
        var heads = new List<Slot>();
        var (below, changed) = (new Dictionary<Slot, int>(), false);
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = lower.Slots[i];
            slots[i] = slot;
            if (Over(upper, slot) is not { } head)
            {
                if (!slot.Blank)
                    return null;
            }
            else if (slot.Blank)
            {
                // Merged down from the row above, or one head beside an empty cell.
                if (head.Start == slot.Start && head.End == slot.End)
                    slots[i] = new Slot(slot.TableNo, slot.Row, slot.Start, slot.End, head.Cell, continues: false);
            }
            else
            {
                below[head] = below.GetValueOrDefault(head) + 1;
                if (!heads.Contains(head))
                    heads.Add(head);
                var text = Compose(head, slot, vocabulary);
                changed |= text != slot.Text;
                slots[i] = new Slot(slot.TableNo, slot.Row, slot.Start, slot.End, slot.Cell with { Text = text }, continues: false);
            }
        }

        // Words under a head of one column are a row of the form, unless head and words together name a column.
        if (!changed || !heads.TrueForAll(head => below[head] > 1 ? IsPeriod(head) || IsColumn(head, vocabulary) : NamesColumn(head, slots, vocabulary))
            || (heads.TrueForAll(head => below[head] == 1) && !heads.Exists(IsPeriod)))
            return null;
        var row = new FormRow(lower.TableNo, lower.RowNo, lower.SpansKnown, lower.HasMerges, lower.Flows, slots) { UpperHeads = [.. heads] };
        return Array.Exists(s_groups, g => HeaderMap.IsHeader(row, vocabulary, g) || HeaderMap.IsHeader(upper, vocabulary, g)) ? row : null;
    }

    private static Slot? Over(FormRow upper, Slot slot) =>
        Array.Find(upper.Filled, head => head.Start <= slot.Start && slot.End <= head.End);

    private static bool IsHead(Slot slot) =>
        slot.Text.Length <= LongestHead && (!slot.IsFigure || FiscalYear.In(PlainText.Squeeze(slot.Text)) is not null);

    private static bool NamesColumn(Slot head, Slot[] slots, FormVocabulary vocabulary) =>
        Array.Exists(slots, slot => !slot.Blank && slot.Start == head.Start && IsColumn(slot, vocabulary));

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

    private static string Compose(Slot head, Slot slot, FormVocabulary vocabulary)
    {
        if (Period(head.Text) is { } period)
            return period + slot.Text;
        if (IsColumn(slot, vocabulary))
            return slot.Text;
        var words = Period(slot.Text) ?? PlainText.Squeeze(slot.Text);
        var joined = words.TrimEnd('数') + head.Text;
        if (Names(joined) || !s_own.Contains(words))
            return Names(joined) || !Names(head.Text + words) ? joined : head.Text + words;
        return head.Text;

        bool Names(string text) => Array.Exists(s_groups, g => vocabulary.Role(g, text) is not null);
    }
}
