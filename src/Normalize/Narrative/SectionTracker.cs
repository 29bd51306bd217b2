using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>
/// Follows the numbering of headings: 一、 then （一） … Units mix styles (“1、部门基本情况” then “二、”, “六、” then “7、”), so a digit
/// heads a chapter where it carries on the count of chapters and its words are those of one.
/// </summary>
internal sealed partial class SectionTracker(FormVocabulary vocabulary)
{
    private const int LongestHeading = 40;
    private const string Digits = "一二三四五六七八九十";

    private int _chapter;
    private int _part;

    /// <summary>Chapter and section of what comes next, e.g. 二(一); null before the first heading.</summary>
    public string? Current => _chapter == 0 ? null : Chinese(_chapter) + (_part > 0 ? $"({Chinese(_part)})" : "");

    /// <summary>Canonical chapter, e.g. problems; null where its heading is not one of the official outline.</summary>
    public string? Topic { get; private set; }

    /// <summary>Takes the folded paragraph's numbering into account; true where it is a heading and nothing else.</summary>
    public bool Read(string folded)
    {
        var text = folded.TrimStart();
        if (ChapterHead().Match(text) is { Success: true } chapter && ChineseNumber(chapter.Groups[1].Value) is { } number)
            return Enter(number, text[chapter.Length..]);
        if (DigitHead().Match(text) is { Success: true } digit)
        {
            var count = int.Parse(digit.Groups[1].Value, CultureInfo.InvariantCulture);
            var rest = text[digit.Length..];
            if ((count == _chapter + 1 || _chapter == 0) && IsHeading(rest) && TopicOf(rest) is not null)
                return Enter(count, rest);
        }

        if (_chapter > 0 && PartHead().Match(text) is { Success: true } part)
        {
            var inner = part.Groups[1].Value;
            if ((ChineseNumber(inner) ?? (int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n == _part + 1
                ? n
                : null)) is not { } next)
                return false;
            _part = next;
            return IsHeading(text[part.Length..]);
        }

        return false;
    }

    private bool Enter(int number, string heading)
    {
        (_chapter, _part) = (number, 0);
        Topic = TopicOf(heading);
        return IsHeading(heading);
    }

    private static bool IsHeading(string rest) => rest.Trim().Length is > 0 and <= LongestHeading && !rest.Contains('。', StringComparison.Ordinal);

    private string? TopicOf(string heading) => heading.Length > LongestHeading ? null : vocabulary.RoleWithin("section_heading", PlainText.Squeeze(heading));

    private static int? ChineseNumber(string text) => text.Length switch
    {
        1 => Digits.IndexOf(text[0], StringComparison.Ordinal) is >= 0 and var i ? i + 1 : null,
        2 when text[0] == '十' => 10 + ChineseNumber(text[1..]),
        _ => null,
    };

    private static string Chinese(int number) => number switch
    {
        <= 10 => Digits[number - 1].ToString(),
        < 20 => "十" + Digits[number - 11],
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^([一二三四五六七八九十]{1,2})\s?[、.，,:]", RegexOptions.CultureInvariant)]
    private static partial Regex ChapterHead();

    [GeneratedRegex(@"^(\d{1,2})\s?[、.](?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex DigitHead();

    [GeneratedRegex(@"^\(\s?([一二三四五六七八九十]{1,2}|\d{1,2})\s?\)", RegexOptions.CultureInvariant)]
    private static partial Regex PartHead();
}
