using System.Buffers;
using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>
/// Finds, among the cells that nobody read, those that look like labels: heads beside heads that were read, names of rows whose amounts were, whole rows of
/// heads above numbers, and names with a value beside them. What the cells around them were read as tells which fields they can name.
/// </summary>
internal static class UnknownLabels
{
    private const int LongestLabel = 20;
    private const int ShortestLabel = 2;

    /// <summary>One head may be read by chance; two are a header.</summary>
    private const int FewestHeads = 2;

    private const int FewestUnknownHeads = 3;

    // Figures, and what ends a sentence.
    private static readonly SearchValues<char> s_inText = SearchValues.Create("0123456789。;，,!?%");

    // What the sections claim their heads as, with the groups of these.
    private static readonly (string By, LabelContext Context)[] s_heads =
    [
        ("funding", LabelContext.Of("funding_column")), ("indicator", LabelContext.Of("indicator_column")), ("score_item", LabelContext.Of("score_column")),
        ("staffing", LabelContext.Of("staffing_column")), ("budget_line", LabelContext.Of("budget_column")), ("building", LabelContext.Of("building_column")),
        ("project", LabelContext.Of("goal_column")),
    ];

    // What they claim the figures of a row as.
    private static readonly Lines[] s_lines = [new("funding.", LabelContext.Of("funding_line")), new("budget_line.", LabelContext.Of("budget_line"))];

    /// <summary>Each label once in each context, in reading order.</summary>
    public static IReadOnlyList<UnknownLabel> Of(IReadOnlyList<StoredCell> cells, FormVocabulary vocabulary)
    {
        var found = new List<UnknownLabel>();
        var unread = cells.Where(c => c.Entry is null && !PlainText.IsBlank(c.Cell.Text)).Select(c => c.TableNo).ToHashSet();
        if (unread.Count == 0)
            return found;
        foreach (var table in cells.Where(c => unread.Contains(c.TableNo) && !PlainText.IsBlank(c.Cell.Text)).GroupBy(c => c.TableNo))
        {
            var rows = table.GroupBy(c => c.Cell.Row).OrderBy(r => r.Key).Select(r => r.OrderBy(c => c.Cell.Col).ToList()).ToList();
            for (var i = 0; i < rows.Count; i++)
                found.AddRange(InRow(rows[i], i > 0 ? rows[i - 1] : [], i + 1 < rows.Count ? rows[i + 1] : [], vocabulary));
        }

        return [.. found.DistinctBy(u => (u.Label, u.Context.Name))];
    }

    private static IEnumerable<UnknownLabel> InRow(List<StoredCell> row, List<StoredCell> above, List<StoredCell> below, FormVocabulary vocabulary)
    {
        if (row.TrueForAll(c => c.Entry is not null))
            yield break;
        var whole = OfRow(row, above, below);
        var line = row.Exists(c => c.Entry?.By.EndsWith(".label", StringComparison.Ordinal) == true)
            ? null
            : s_lines.FirstOrDefault(l => row.Exists(c => IsFigure(c, l.By)));
        var behindKeys = true;
        for (var i = 0; i < row.Count; i++)
        {
            var next = i + 1 < row.Count ? row[i + 1] : null;
            if (row[i].Entry is null && Spelling(row[i]) is { } label
                && (whole ?? (line is not null && next is not null && IsFigure(next, line.By)
                    ? line.Context
                    : OfPair(row, next, behindKeys && (i > 0 || row.Count is 2 or 4)))) is { } context
                && !IsKnown(row[i], context, vocabulary))
                yield return new UnknownLabel(label, context, row[i]);
            behindKeys &= row[i].Entry?.By is { } by
                && (by.StartsWith("report.", StringComparison.Ordinal) || by.StartsWith("project.", StringComparison.Ordinal));
        }
    }

    // What holds of every label in the row.
    private static LabelContext? OfRow(List<StoredCell> row, List<StoredCell> above, List<StoredCell> below)
    {
        foreach (var (by, context) in s_heads)
        {
            if (IsHeader(row, by))
                return context;
        }

        // A line without amounts, below another line or the header.
        if (row.Count == 1)
            return s_lines.FirstOrDefault(l => above.Exists(c => IsFigure(c, l.By)) || IsHeader(above, l.By.TrimEnd('.')))?.Context;
        return row.Count >= FewestUnknownHeads && row.TrueForAll(c => c.Entry is null && Spelling(c) is not null)
            && below.Exists(c => c.Entry is null && IsNumber(c))
            ? LabelContext.AnyColumn
            : null;
    }

    // A name beside what nobody read: an amount of 收支性质, or the value of a key that stands alone or behind other keys.
    private static LabelContext? OfPair(List<StoredCell> row, StoredCell? value, bool maybeKey)
    {
        if (value is null || value.Entry is not null)
            return null;
        if (IsNumber(value))
            return row.Exists(c => c.Entry is { By: "funding_by_nature.label" }) ? LabelContext.Nature : null;
        return maybeKey ? LabelContext.Key : null;
    }

    private static bool IsHeader(List<StoredCell> row, string by) => row.Count(c => c.Entry is { Ignored: false } entry && entry.By == by) >= FewestHeads;

    // Words of a label's length, without figures, as they are stored: a masked name is no label.
    private static string? Spelling(StoredCell cell)
    {
        if (cell.Text.Value != cell.Cell.Text || Label.Of(cell.Cell.Text) is not { } label)
            return null;
        var spelling = label.Spellings[^1];
        return spelling.Length is >= ShortestLabel and <= LongestLabel && !spelling.AsSpan().ContainsAny(s_inText) && spelling.Any(c => c is >= '一' and <= '鿿')
            ? spelling
            : null;
    }

    private static bool IsKnown(StoredCell cell, LabelContext context, FormVocabulary vocabulary) =>
        context.Groups.Any(group => vocabulary.Role(group, cell.Cell.Text) is not null) || vocabulary.Role("section_label", cell.Cell.Text) is not null;

    private static bool IsFigure(StoredCell cell, string by) =>
        cell.Entry is { Ignored: false } entry && entry.By.StartsWith(by, StringComparison.Ordinal) && entry.By != by + "label";

    private static bool IsNumber(StoredCell cell) => PrintedNumber.Parse(cell.Cell.Text, out _, out _) == ValueState.Number;

    private sealed record Lines(string By, LabelContext Context);
}
