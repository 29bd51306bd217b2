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

    /// <summary>Null for a blank text and for prose that is too long to be a label.</summary>
    public static Label? Of(string text)
    {
        if (PlainText.IsBlank(text) || text.Length > 4 * LongestLabel)
            return null;
        var key = KeyOf(text);
        if (key.Length is 0 or > LongestLabel)
            return null;
        var spellings = new List<string>(4) { key };
        int? year = null;
        if (YearPrefix().Match(key) is { Success: true } y)
            year = int.Parse(y.Groups[1].Value, CultureInfo.InvariantCulture);
        var shorter = key;
        for (var changed = true; changed;)
        {
            var before = shorter;
            shorter = Numbering().Replace(shorter, "");
            shorter = AmongThem().Replace(shorter, "");
            Add(spellings, shorter);
            shorter = YearPrefix().Replace(shorter, "");
            Add(spellings, shorter);
            shorter = TrailingPoints().Replace(TrailingBrackets().Replace(shorter, ""), "").TrimEnd(':', '*');
            Add(spellings, shorter);
            changed = shorter != before;
        }

        return new Label(key, spellings, year, PointsIn(key), UnitIn(key));
    }

    /// <summary>The spelling under which vocabulary entries are stored and compared.</summary>
    public static string KeyOf(string text)
    {
        var folded = PlainText.Squeeze(text);
        folded = Quotes().Replace(folded, "").Replace("其它", "其他", StringComparison.Ordinal);
        return folded.TrimStart('*').TrimEnd(':', '*');
    }

    private static void Add(List<string> spellings, string spelling)
    {
        if (spelling.Length > 0 && !spellings.Contains(spelling))
            spellings.Add(spelling);
    }

    private static decimal? PointsIn(string key)
    {
        var match = PointsPattern().Match(key);
        return match.Success && decimal.TryParse(match.Groups[1].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points)
            ? points
            : null;
    }

    private static string? UnitIn(string key)
    {
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

    [GeneratedRegex(@"\([^()]*\)$|\[[^\[\]]*\]$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingBrackets();

    [GeneratedRegex(@"(?<=\D)\d+(?:\.\d+)?分$", RegexOptions.CultureInvariant)]
    private static partial Regex TrailingPoints();

    [GeneratedRegex(@"(?<![\d.])(\d+(?:\.\d+)?)分?[)\]]?$(?<=分[)\]]?)", RegexOptions.CultureInvariant)]
    private static partial Regex PointsPattern();

    [GeneratedRegex(@"[(:,]((?:人民币|百|千|千万|百万)?(?:万元|亿元|元)|万|m2|平方米|%|人|分)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex BracketUnit();
}
