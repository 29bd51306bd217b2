using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Vocabulary;

/// <summary>
/// A printed label taken apart: the words that name the field, and what forms add to them (a year, points, a unit, numbering).
/// </summary>
/// <param name="Key">Folded, without blanks, quotes, and closing colon.</param>
/// <param name="Spellings">The key, then shorter forms of it without numbering, year and trailing brackets; most exact first.</param>
/// <param name="Year">Year printed in the label, e.g. 2023 of “2023年决算数”.</param>
/// <param name="Points">分值 printed in the label, e.g. 50 of “产出指标(50 分)”.</param>
/// <param name="Unit">Unit printed in the label's brackets, e.g. 万元 of “项目资金（万元）”.</param>
public sealed partial record Label(string Key, IReadOnlyList<string> Spellings, int? Year, decimal? Points, string? Unit)
{
    private const int LongestLabel = 60;
    private const string Closing = ")]】〕";
    private const string ChineseDigits = "一二三四五六七八九十";

    // Forms repeat the same few thousand labels, codes and round figures. Bounded: what comes later is taken apart each time.
    private const int LongestKnown = 24;
    private const int MostKnown = 8192;

    private static readonly ConcurrentDictionary<string, Label?> s_known = new(StringComparer.Ordinal);
    private static int s_count;

    private static readonly SearchValues<char> s_quoteMarks = SearchValues.Create("\"'“”‘’「」『』《》");

    /// <summary>Remembered by the vocabulary that was asked last; threads may overwrite it with equal content.</summary>
    internal KnownRoles? Roles { get; set; }

    /// <summary>Pairs of neighbouring characters of each spelling, once somebody asked for them.</summary>
    internal HashSet<(char, char)>[]? Pairs { get; set; }

    /// <summary>Null for a blank text and for prose that is too long to be a label.</summary>
    public static Label? Of(string text)
    {
        if (text.Length > LongestKnown)
            return TakeApart(text);
        if (s_known.TryGetValue(text, out var known))
            return known;
        known = TakeApart(text);
        if (Interlocked.Increment(ref s_count) <= MostKnown)
            s_known.TryAdd(text, known);
        return known;
    }

    private static Label? TakeApart(string text)
    {
        if (PlainText.IsBlank(text) || text.Length > 4 * LongestLabel)
            return null;
        var key = KeyOf(text);
        if (key.Length is 0 or > LongestLabel)
            return null;
        var spellings = new List<string>(4) { key };
        int? year = null;
        if (MayBeginWithYear(key) && YearPrefix().Match(key) is { Success: true } y)
            year = int.Parse(y.Groups[1].Value, CultureInfo.InvariantCulture);
        var shorter = key;
        for (var changed = true; changed;)
        {
            var before = shorter;
            shorter = WithoutNumbering(shorter);
            Add(spellings, shorter);
            if (MayBeginWithYear(shorter))
                shorter = YearPrefix().Replace(shorter, "");
            Add(spellings, shorter);
            shorter = WithoutTail(shorter);
            Add(spellings, shorter);
            changed = shorter != before;
        }

        return new Label(key, spellings, year, PointsIn(key), UnitIn(key));
    }

    /// <summary>The spelling under which vocabulary entries are stored and compared.</summary>
    public static string KeyOf(string text)
    {
        var folded = PlainText.Squeeze(text);
        if (folded.AsSpan().ContainsAny(s_quoteMarks))
            folded = Quotes().Replace(folded, "");
        return folded.Replace("其它", "其他", StringComparison.Ordinal).TrimStart('*').TrimEnd(':', '*');
    }

    // Most labels carry no such thing, which their first or last character tells much faster than the patterns do.
    private static string WithoutNumbering(string key)
    {
        if (key.Length > 0 && (char.IsDigit(key[0]) || key[0] == '(' || ChineseDigits.Contains(key[0], StringComparison.Ordinal)))
            key = Numbering().Replace(key, "");
        return key.StartsWith('其') || key.StartsWith('包') ? AmongThem().Replace(key, "") : key;
    }

    private static bool MayBeginWithYear(string key) => key.StartsWith('1') || key.StartsWith('2');

    private static string WithoutTail(string key)
    {
        if (key.Length > 0 && Closing.Contains(key[^1], StringComparison.Ordinal))
            key = TrailingBrackets().Replace(key, "");
        if (key.EndsWith('分'))
            key = TrailingPoints().Replace(key, "");
        return key.TrimEnd(':', '*');
    }

    private static void Add(List<string> spellings, string spelling)
    {
        if (spelling.Length > 0 && !spellings.Contains(spelling))
            spellings.Add(spelling);
    }

    private static decimal? PointsIn(string key)
    {
        if (!key.AsSpan().TrimEnd(Closing).EndsWith('分'))
            return null;
        var match = PointsPattern().Match(key);
        return match.Success && decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points)
            ? points
            : null;
    }

    private static string? UnitIn(string key)
    {
        if (!key.AsSpan().ContainsAny('(', ':', ','))
            return null;
        var match = BracketUnit().Match(key);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("[\"'“”‘’「」『』《》]", RegexOptions.CultureInvariant)]
    private static partial Regex Quotes();

    [GeneratedRegex(@"^(?:\d{1,2}[、.．)](?!\d)|[一二三四五六七八九十]{1,3}[、.．]|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\))", RegexOptions.CultureInvariant)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"^(?:其中的?|包括)[:,、]?", RegexOptions.CultureInvariant)]
    private static partial Regex AmongThem();

    [GeneratedRegex(@"^((?:19|20)\d{2})年度?", RegexOptions.CultureInvariant)]
    private static partial Regex YearPrefix();

    [GeneratedRegex(@"\([^()]*\)$|\[[^\[\]]*\]$|【[^【】]*】$|〔[^〔〕]*〕$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingBrackets();

    [GeneratedRegex(@"(?<=\D)\d+(?:\.\d+)?分$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingPoints();

    [GeneratedRegex(@"(?<![\d.])(\d+(?:\.\d+)?)分?[)\]】〕]?$(?<=分[)\]】〕]?)", RegexOptions.CultureInvariant)]
    private static partial Regex PointsPattern();

    [GeneratedRegex(@"[(:,]((?:人民币|百|千|千万|百万)?(?:万元|亿元|元)|万|m2|平方米|%|人|分)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex BracketUnit();
}
