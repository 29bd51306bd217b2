using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Values;

/// <summary>Titles that print two years: that in which the report was written, and that which it is about.</summary>
public static partial class TitleText
{
    /// <summary>“…中心2024年关于2023年度…”, “关于2024年开展2023年度…”, “2024年度…对2023年…” without the year of writing; any other title as it is.</summary>
    public static string WithoutYearOfWriting(string squeezed)
    {
        if (Year().Count(squeezed) < 2)
            return squeezed;
        return Leading().Replace(Writing().Replace(squeezed, ""), "");
    }

    [GeneratedRegex("20[0-9]{2}年", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex("20[0-9]{2}年度?(?:开展的?|组织开展|关于|对)(?=20[0-9]{2}年)", RegexOptions.CultureInvariant)]
    private static partial Regex Writing();

    [GeneratedRegex("^20[0-9]{2}年度?(?=[^0-9]{2,40}(?:关于|对)20[0-9]{2}年)", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();
}
