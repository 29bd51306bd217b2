using System.Globalization;
using System.Text;

namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

/// <summary>Prints a number into digit placeholders, with thousands, scaling, per cent and exponent.</summary>
internal static class NumberPrinter
{
    private const int MostPlaces = 28;

    /// <returns>Null for a number too large for 28 digits and for a format without any placeholder order that makes sense.</returns>
    public static string? Print(IReadOnlyList<FormatToken> tokens, double value, bool signed)
    {
        if (tokens.All(token => token.Kind is FormatTokenKind.Literal))
        {
            return string.Concat(tokens.Select(token => token.Text));
        }

        if (IsFraction(tokens))
        {
            return null;
        }

        var exponentAt = IndexOf(tokens, FormatTokenKind.Exponent);
        var mantissa = exponentAt < 0 ? tokens : [.. tokens.Take(exponentAt)];
        var point = IndexOf(mantissa, FormatTokenKind.Point);
        var whole = point < 0 ? mantissa : [.. mantissa.Take(point)];
        var places = point < 0 ? 0 : mantissa.Skip(point).Count(IsDigit);
        if (places > MostPlaces || Math.Abs(value) >= 1e20)
        {
            return null;
        }

        var amount = Math.Abs((decimal)value);
        var exponent = 0;
        if (exponentAt >= 0)
        {
            (amount, exponent) = Scientific(Math.Abs(value), Math.Max(1, whole.Count(IsDigit)), places);
        }
        else
        {
            amount = Scaled(amount, tokens, whole, [.. mantissa.Skip(whole.Count)]);
        }

        var digits = Math.Round(amount, places, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture).Split('.');
        var text = new StringBuilder(signed && value < 0 ? "-" : "");
        text.Append(Whole(whole, digits[0].TrimStart('0')));
        if (point >= 0)
        {
            text.Append(Places([.. mantissa.Skip(point)], digits.Length > 1 ? digits[1] : ""));
        }

        return exponentAt < 0 ? text.ToString() : text.Append(Exponent(tokens, exponentAt, exponent)).ToString();
    }

    // A slash between placeholders: 1 3/4.
    private static bool IsFraction(IReadOnlyList<FormatToken> tokens) =>
        tokens.Skip(1).SkipLast(1).Index().Any(token =>
            token.Item is { Kind: FormatTokenKind.Literal, Text: "/" } && IsDigit(tokens[token.Index]));

    /// <summary>A comma behind the last placeholder of either part divides by a thousand: 0.00, as well as 0,.00 print thousands.</summary>
    private static decimal Scaled(decimal amount, IReadOnlyList<FormatToken> tokens, params IReadOnlyList<FormatToken>[] parts)
    {
        foreach (var token in tokens)
        {
            amount = token.Kind == FormatTokenKind.Percent ? amount * 100 : amount;
        }

        foreach (var part in parts)
        {
            for (var at = part.Count - 1; at >= 0 && !IsDigit(part[at]); at--)
            {
                amount = part[at].Kind == FormatTokenKind.Comma ? amount / 1000 : amount;
            }
        }

        return amount;
    }

    private static (decimal Mantissa, int Exponent) Scientific(double value, int wholeDigits, int places)
    {
        if (value == 0)
        {
            return (0, 0);
        }

        var exponent = (int)Math.Floor(Math.Log10(value));
        exponent -= wholeDigits > 1 ? ((exponent % wholeDigits) + wholeDigits) % wholeDigits : 0;
        var mantissa = Math.Round((decimal)(value / Math.Pow(10, exponent)), places, MidpointRounding.AwayFromZero);
        return mantissa >= (decimal)Math.Pow(10, wholeDigits) ? (mantissa / (decimal)Math.Pow(10, wholeDigits), exponent + wholeDigits) : (mantissa, exponent);
    }

    /// <summary>Placeholders fill from the right; the first takes all digits that are left.</summary>
    private static string Whole(IReadOnlyList<FormatToken> tokens, string digits)
    {
        var first = IndexOf(tokens, FormatTokenKind.Digit);
        var last = tokens.Count - 1;
        while (last >= 0 && !IsDigit(tokens[last]))
        {
            last--;
        }

        var grouped = first >= 0 && tokens.Skip(first).Take(last - first).Any(token => token.Kind == FormatTokenKind.Comma);
        var reversed = new List<string>();
        var (used, printed) = (0, 0);
        void Put(char digit)
        {
            if (grouped && printed > 0 && printed % 3 == 0)
            {
                reversed.Add(digit == ' ' ? " " : ",");
            }

            reversed.Add(digit.ToString());
            printed++;
        }

        for (var at = tokens.Count - 1; at >= 0; at--)
        {
            if (tokens[at].Kind is FormatTokenKind.Literal or FormatTokenKind.Percent)
            {
                reversed.Add(tokens[at].Text);
            }
            else if (IsDigit(tokens[at]))
            {
                do
                {
                    if (used < digits.Length)
                    {
                        Put(digits[^++used]);
                    }
                    else if (tokens[at].Text != "#")
                    {
                        Put(tokens[at].Text == "0" ? '0' : ' ');
                    }
                }
                while (at == first && used < digits.Length);
            }
        }

        reversed.Reverse();
        // A format that begins with its point (.00) still prints the digits before it.
        return first < 0 ? string.Concat(reversed) + digits : string.Concat(reversed);
    }

    private static string Places(IReadOnlyList<FormatToken> tokens, string digits)
    {
        digits = digits.TrimEnd('0');
        var text = new StringBuilder();
        var used = 0;
        foreach (var token in tokens)
        {
            if (!IsDigit(token))
            {
                text.Append(token.Kind == FormatTokenKind.Comma ? "" : token.Text);
            }
            else
            {
                text.Append(used < digits.Length ? digits[used].ToString() : token.Text == "0" ? "0" : token.Text == "?" ? " " : "");
                used++;
            }
        }

        return text.ToString();
    }

    private static string Exponent(IReadOnlyList<FormatToken> tokens, int at, int exponent)
    {
        var sign = exponent < 0 ? "-" : tokens[at].Text == "+" ? "+" : "";
        IReadOnlyList<FormatToken> rest = [.. tokens.Skip(at + 1)];
        return $"E{sign}{Whole(rest, Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).TrimStart('0'))}";
    }

    private static bool IsDigit(FormatToken token) => token.Kind == FormatTokenKind.Digit;

    private static int IndexOf(IReadOnlyList<FormatToken> tokens, FormatTokenKind kind)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].Kind == kind)
            {
                return at;
            }
        }

        return -1;
    }
}
