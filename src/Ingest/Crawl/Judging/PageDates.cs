using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>Days as portals print them beside a title or build them into an address; days of Asia/Shanghai.</summary>
public static partial class PageDates
{
    /// <summary>The first day printed in the text; null where there is none.</summary>
    public static DateOnly? InText(string text) =>
        DayText().Matches(text).Select(Day).FirstOrDefault(day => day is not null);

    /// <summary>Days of the address: t20240520_123.html, /art/2024/5/20/, /2024-05/20/, /content/20240520/.</summary>
    public static DateOnly? InAddress(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return AddressDay().Matches(address.AbsolutePath).Select(Day).FirstOrDefault(day => day is not null);
    }

    /// <summary>A value of JSON data: a printed day, or seconds or milliseconds since 1970.</summary>
    public static DateOnly? InValue(string value)
    {
        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && value.Length is 10 or 13)
        {
            var instant = value.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number);
            return ChinaTime.DayOf(instant);
        }

        return InText(value);
    }

    /// <summary>The text without a day at its end or, in brackets, its beginning: what an anchor shows besides the title.</summary>
    public static string WithoutDay(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var plain = EdgeDay().Replace(title, "").Trim();
        return plain.Length > 0 ? plain : title.Trim();
    }

    private static DateOnly? Day(Match match) =>
        DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}",
            "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    [GeneratedRegex(@"(?<![0-9])(?<y>(19|20)[0-9]{2})\s?[-/.年]\s?(?<m>[0-9]{1,2})\s?[-/.月]\s?(?<d>[0-9]{1,2})(?![0-9])")]
    private static partial Regex DayText();

    [GeneratedRegex(@"/t?(?<y>(19|20)[0-9]{2})[-/_]?(?<m>0[1-9]|1[0-2]|[1-9](?=[-/_]))[-/_]?(?<d>0[1-9]|[12][0-9]|3[01]|[1-9](?=[-/_.]))(?=[-/_.]|$)")]
    private static partial Regex AddressDay();

    [GeneratedRegex(
        @"(?<![\s\[(（【])[\s\[(（【]*(19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[\s\])）】]*$|^[\[(（【](19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[\])）】]\s*")]
    private static partial Regex EdgeDay();
}
