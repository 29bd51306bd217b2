using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfEval.Normalize.Values;

/// <summary>Reads a cell that should hold one number. Never guesses: two numbers, words or a doubtful spelling are <see cref="ValueState.Text"/>.</summary>
public static partial class PrintedNumber
{
    /// <summary>What DECIMAL(18,6) holds. A longer run of digits is a code or an account, never an amount, a score or an area.</summary>
    private const decimal Limit = 1_000_000_000_000m;

    /// <summary>
    /// A number with an optional unit behind it. Accepts full width, thousands separators, blanks beside separators and around
    /// the number, and a full-width minus.
    /// </summary>
    /// <param name="raw">The cell as printed.</param>
    /// <param name="unit">What follows the number (万元, %, 分 …), folded; null where nothing does.</param>
    public static ValueState Parse(string raw, out decimal value, out string? unit)
    {
        value = 0;
        unit = null;
        if (IsPlain(raw) && decimal.TryParse(raw, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            if (value < Limit)
                return ValueState.Number;
            value = 0;
            return ValueState.Text;
        }

        if (PlainText.IsBlank(raw))
            return ValueState.Blank;
        var text = PlainText.Fold(raw).Trim();
        if (StateOfMark(text) is { } mark)
            return mark;
        // Most cells that hold no number hold no digit, which is told much faster than by the pattern.
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return ValueState.Text;
        var match = NumberPattern().Match(JoinDigits(text, raw));
        if (!match.Success)
            return ValueState.Text;
        var digits = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal);
        if (!decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            || Math.Abs(value) >= Limit)
        {
            value = 0;
            return ValueState.Text;
        }

        if (match.Groups["u"].Value.Trim() is { Length: > 0 } printed)
            unit = printed.Replace(" ", "", StringComparison.Ordinal);
        return ValueState.Number;
    }

    /// <summary>
    /// An amount in brackets, which accountants print for a negative one: “(5.20)”, “（1,250）万元”. A bare “(3)” numbers an item: only
    /// decimals or separators of thousands tell an amount. False for anything else.
    /// </summary>
    public static bool ParseBracketed(string raw, out decimal value, out string? unit)
    {
        var match = Bracketed().Match(PlainText.Fold(raw).Trim());
        (value, unit) = (0, null);
        if (!match.Success || Parse(match.Groups["n"].Value + match.Groups["u"].Value, out value, out unit) != ValueState.Number)
            return false;
        value = -value;
        return true;
    }

    /// <summary>The state of a cell that holds a sign for "no number" and nothing else; null for anything else.</summary>
    public static ValueState? StateOfMark(string folded)
    {
        var text = folded.Replace(" ", "", StringComparison.Ordinal);
        if (text.Length == 0)
            return ValueState.Blank;
        if (text is "无" or "没有" or "不涉及" or "无此项")
            return ValueState.None;
        if (IsOnly(text, "/\\"))
            return ValueState.Slash;
        if (IsOnly(text, "-—―─_"))
            return ValueState.Dash;
        if (IsOnly(text, ".…·") && text != ".")
            return ValueState.Placeholder;
        if (IsOnly(text, "×Xx*"))
            return ValueState.Placeholder;
        // A printed % or unit whose number was never filled in.
        return text is "%" or "万元" or "元" or "分" ? ValueState.Blank : null;
    }

    // 1250.36: most numbers of forms are printed so, and need no pattern.
    private static bool IsPlain(string raw)
    {
        var points = 0;
        foreach (var c in raw)
        {
            if (c == '.')
                points++;
            else if (!char.IsAsciiDigit(c))
                return false;
        }

        return points < 2 && raw.Length > 0 && raw[0] != '.' && raw[^1] != '.';
    }

    private static bool IsOnly(string text, string marks) => !text.AsSpan().ContainsAnyExcept(marks);

    /// <summary>
    /// "1 004.12" and "1250. 36" are one number broken by layout; "12 34" may be two and stays as it is, and so do numbers below each
    /// other.
    /// </summary>
    /// <param name="folded">The text to join.</param>
    /// <param name="raw">The cell as printed, for its line breaks.</param>
    internal static string JoinDigits(string folded, string raw)
    {
        if (!folded.Contains(' ', StringComparison.Ordinal))
            return folded;
        var joined = BlankBesideSeparator().Replace(folded, "");
        return !raw.AsSpan().Trim().Contains('\n') && SpacedThousands().IsMatch(joined) ? joined.Replace(" ", "", StringComparison.Ordinal) : joined;
    }

    [GeneratedRegex(@"^(?<n>[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-+]?\.\d+)\s*(?<u>k?m[23]|[^\d\s,.\-+][^\d]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"^\(\s*(?<n>\d+\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?)\s*\)\s*(?<u>[^\d\s()]{0,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"(?<=\d)\s+(?=[.,]\s*\d)|(?<=\d\s*[.,])\s+(?=\d)|(?<=^[-+])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex BlankBesideSeparator();

    [GeneratedRegex(@"^[-+]?\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)\D*$", RegexOptions.CultureInvariant)]
    private static partial Regex SpacedThousands();
}
