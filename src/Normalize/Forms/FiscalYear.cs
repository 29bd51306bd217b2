using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms;

/// <summary>年度 printed in titles.</summary>
public static partial class FiscalYear
{
    /// <summary>Year of “2023年度…”, of “二〇二三年度…”, or of “2023年…”; null where none is printed.</summary>
    public static int? In(string squeezed)
    {
        squeezed = TitleText.WithoutYearOfWriting(squeezed);
        var match = WithDegree().Match(squeezed);
        if (!match.Success)
            match = Plain().Match(squeezed);
        if (!match.Success)
            return null;
        var year = 0;
        foreach (var c in match.Groups[1].Value)
        {
            var digit = "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                digit = c is '○' or 'O' or 'o' or '零' ? 0 : CharUnicodeInfo.GetDecimalDigitValue(c);
            year = (year * 10) + digit;
        }

        return year is >= 2000 and < 2100 ? year : null;
    }

    /// <summary>“2022-2023年度”; null where no such span is printed.</summary>
    public static string? RangeIn(string squeezed) => Span().Match(squeezed) is { Success: true } match ? match.Value : null;

    [GeneratedRegex("20[0-9]{2}年?(?:-|—|~|至)20[0-9]{2}年度", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex("((?:20|二[〇○零0Oo])[0-9〇○零一二三四五六七八九Oo]{2})年度", RegexOptions.CultureInvariant)]
    private static partial Regex WithDegree();

    [GeneratedRegex("((?:20|二[〇○零0Oo])[0-9〇○零一二三四五六七八九Oo]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
