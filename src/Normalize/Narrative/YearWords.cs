using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Narrative;

/// <summary>Which year words speak of, counted from the fiscal year of the report: 上年 is -1, 2024年 in a report on 2023 is 1.</summary>
internal static partial class YearWords
{
    /// <summary>Several years at once (2021-2023年).</summary>
    public const int Span = int.MaxValue;

    /// <param name="squeezed">Words before a number.</param>
    /// <param name="fiscal">Null where the report's year is unknown: printed years then say nothing.</param>
    /// <returns>Of the last year named, which is the nearest; null where none is. What is compared with (较上年) and what is carried over (上年结转) name
    /// none.</returns>
    public static int? Offset(string squeezed, int? fiscal)
    {
        int? offset = null;
        foreach (Match match in Named().Matches(squeezed))
        {
            if (match.Groups["than"].Success)
                continue;
            if (match.Groups["span"].Success)
                offset = Span;
            else if (match.Groups["y"] is { Success: true } printed)
                offset = fiscal is { } year ? int.Parse(printed.Value, CultureInfo.InvariantCulture) - year : offset;
            else
                offset = match.Groups["rel"].Value[0] switch { '本' => 0, '下' or '明' or '来' or '次' => 1, _ => -1 };
        }

        return offset;
    }

    /// <returns>Whether the last period named is a part of a year (1-6月, 上半年, 截至9月底), or a whole one; null where none is.</returns>
    public static bool? PartOfYear(string squeezed) => Period().Matches(squeezed) is { Count: > 0 } found ? found[^1].Groups["part"].Success : null;

    /// <summary>Whether the words begin with a year, so that it is that of what follows, too.</summary>
    public static bool Leads(string squeezed) => Leading().IsMatch(squeezed);

    [GeneratedRegex(
        "(?<than>(?:较|比|与|同|跟|对比)[^,。;:]{0,6}?(?:20[0-9]{2}年|上一?年|去年))|(?<span>20[0-9]{2}年?[-—~至](?:20[0-9]{2})年)|(?<y>20[0-9]{2})年(?![0-9]{1,2}月[^-—~至])"
        + "|(?<!结转至?|结余|用于|用到)(?<rel>上一?年|去年|本年|下一?年|明年|来年|次年)(?!度?末?[^,。;:]{0,4}(?:结转|结余))", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(
        "(?<part>[上下]半年|年中(?!调|追)|[当本](?:月|季)(?!度?末)|期间|(?<=^|[,;。])(?:20[0-9]{2}年)?(?:[1-9]|1[0-2])月(?=,)|[一二三四五六七八九十]{1,2}月(?:份|[底末])|(?<![0-9])(?:[1-9]|1[01])月[0-9]{1,2}日(?:前|止)|前?[一二两三四1-4]个?季度|(?<![0-9])(?:[2-9]|1[01]|0[2-9])月(?:份|[底末])|(?<![0-9])0?1月份|(?<![0-9])[0-9]{1,2}月?[-—~至](?:[2-9]|1[01])月(?!至|-)"
        + "|截[至止]到?(?:20[0-9]{2}年)?(?:0?[1-9]|1[01])月)|全年|年[末底终]|截[至止]到?(?:20[0-9]{2}年)?12月|0?1月?[-—~至]12月", RegexOptions.CultureInvariant)]
    private static partial Regex Period();

    [GeneratedRegex(
        @"^(?:[,。;:、)]|其中|而|但|我(?:单位|局|部门|中心)|本(?:单位|局|部门|中心)|根据|[一二三四五六七八九十]是|\(?[0-9]{1,2}[)、.])*(?:20[0-9]{2}年|上一?年|去年|本年|下一?年|明年|来年|次年)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}
