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
        if (Labelled().Match(squeezed) is { Success: true } labelled)
            return Value(labelled.Groups[1].Value);
        squeezed = DayOfWriting().Replace(TitleText.WithoutYearOfWriting(squeezed), "");
        if (OfEvaluation(squeezed) is { } evaluated)
            return evaluated;
        var match = WithDegree().Match(squeezed);
        if (!match.Success)
            match = Plain().Match(squeezed);
        return match.Success ? Value(match.Groups[1].Value) : null;
    }

    /// <summary>Whether a line says outright which year is evaluated (评价年度：2023).</summary>
    public static bool IsLabelled(string squeezed) => Labelled().IsMatch(squeezed);

    // Of several years (2024年度…目标申报暨2023年度…绩效自评表) that right before the evaluation.
    private static int? OfEvaluation(string squeezed)
    {
        var evaluation = squeezed.IndexOf("自评", StringComparison.Ordinal);
        if (evaluation < 0 || Plain().Count(squeezed) < 2)
            return null;
        return Plain().Matches(squeezed[..evaluation]) is { Count: > 1 } years ? Value(years[^1].Groups[1].Value) : null;
    }

    private static int? Value(string printed)
    {
        var year = 0;
        foreach (var c in printed)
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

    [GeneratedRegex("(?:评价|自评|项目|预算|考核|绩效|资金|会计|所属)年度:(20[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex("(?:日期|时间):20[0-9]{2}[^:]{0,14}", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfWriting();

    [GeneratedRegex("20[0-9]{2}年?(?:-|—|~|至)20[0-9]{2}年度", RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex("((?:20|二[〇○零0Oo])[0-9〇○零一二三四五六七八九Oo]{2})年度", RegexOptions.CultureInvariant)]
    private static partial Regex WithDegree();

    [GeneratedRegex("((?:20|二[〇○零0Oo])[0-9〇○零一二三四五六七八九Oo]{2})年", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
