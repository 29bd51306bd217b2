using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Values;

/// <summary>
/// 指标值 / 完成值: what a target or an actual states, as far as it is one number. The text itself is kept beside it.
/// </summary>
/// <param name="Op">≥, ≤, &gt;, &lt; or =; null where none is printed.</param>
/// <param name="Value">The number; null for words, ranges and several numbers.</param>
/// <param name="Unit">Unit as printed, 百分比 as %; kept even without a number (“≤万元”).</param>
public sealed partial record Measure(string? Op, decimal? Value, string? Unit)
{
    public static readonly Measure Nothing = new(null, null, null);

    public static Measure Parse(string? text)
    {
        if (text is null || PlainText.IsBlank(text))
            return Nothing;
        // Blanks are layout, except between digits: “95 90” are two numbers.
        var folded = LayoutBlank().Replace(PlainText.Fold(text).Trim(), "");
        var op = LeadingOperator(ref folded);
        folded = PrintedNumber.JoinDigits(folded, text);
        if (YearAndMonth().IsMatch(folded))
            return new Measure(op, null, null);
        var match = MeasurePattern().Match(folded);
        if (!match.Success)
            return op is not null && UnitOnly().IsMatch(folded) ? new Measure(op, null, UnitOf(folded)) : new Measure(op, null, null);
        if (!decimal.TryParse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            return new Measure(op, null, null);
        var unit = match.Groups["u"].Value;
        var trailing = TrailingOperator(ref unit);
        return new Measure(op ?? trailing, value, UnitOf(unit));
    }

    /// <summary>指标性质 / 计算符号 column: the operator it names; null for 定性 and anything else.</summary>
    public static string? OperatorOf(string? text)
    {
        if (text is null)
            return null;
        var folded = PlainText.Squeeze(text);
        var op = LeadingOperator(ref folded);
        return folded.Length == 0 ? op : null;
    }

    private static string? LeadingOperator(ref string text)
    {
        foreach (var (words, op) in s_leading)
        {
            if (!text.StartsWith(words, StringComparison.Ordinal))
                continue;
            text = text[words.Length..];
            return op;
        }

        return null;
    }

    private static string? TrailingOperator(ref string unit)
    {
        foreach (var (words, op) in s_trailing)
        {
            if (!unit.EndsWith(words, StringComparison.Ordinal))
                continue;
            unit = unit[..^words.Length];
            return op;
        }

        return null;
    }

    private static string? UnitOf(string unit) => unit switch
    {
        "" => null,
        "百分比" or "百分数" or "%" => "%",
        _ => unit,
    };

    private static readonly (string Words, string Op)[] s_leading =
    [
        ("大于等于", "≥"), ("大于或等于", "≥"), ("小于等于", "≤"), ("小于或等于", "≤"), ("不低于", "≥"), ("不少于", "≥"), ("不小于", "≥"),
        ("不超过", "≤"), ("不高于", "≤"), ("不大于", "≤"), ("不多于", "≤"), ("至少", "≥"), ("最多", "≤"), ("高于", ">"), ("大于", ">"), ("超过", ">"),
        ("低于", "<"), ("小于", "<"), ("少于", "<"), ("等于", "="), (">=", "≥"), ("<=", "≤"), ("=>", "≥"), ("=<", "≤"), ("≥", "≥"), ("≤", "≤"),
        (">", ">"), ("<", "<"), ("=", "="),
    ];

    private static readonly (string Words, string Op)[] s_trailing =
    [
        ("及以上", "≥"), ("(含)以上", "≥"), ("以上", "≥"), ("及以下", "≤"), ("(含)以下", "≤"), ("以下", "≤"), ("以内", "≤"), ("之内", "≤"), ("内", "≤"),
    ];

    [GeneratedRegex(
        @"^(?<n>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?<u>(?:k?m[23])?[^\d\s,，、;；。.~\-—至到×*/和^()（）]{0,10}(?:\(含\)以[上下])?(?:/[^\d,，、;；。~\-—]{1,4})?)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex MeasurePattern();

    // “2023.12” without a unit is a month more often than a quantity.
    [GeneratedRegex(@"^20\d{2}\.(?:0?[1-9]|1[0-2])$", RegexOptions.CultureInvariant)]
    private static partial Regex YearAndMonth();

    [GeneratedRegex(@"(?<!\d) +| +(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex LayoutBlank();

    [GeneratedRegex(@"^[^\d\s,，、;；。.]{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex UnitOnly();
}
