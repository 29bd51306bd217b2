using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>Size of letters as a page states it: in pixels, or as a share of the size around.</summary>
internal readonly partial record struct LetterSize(double Value, bool IsShare)
{
    /// <summary>Pixels of text for which nothing states a size.</summary>
    public const double Usual = 16;

    /// <summary>Letters of fewer pixels cannot be read.</summary>
    public const double LeastPixels = 2.7;

    private const double LeastSmall = 5;

    /// <summary>Small print by its name: no share is stated, but it is not the text that it stands in.</summary>
    public static LetterSize Small { get; } = new(0.65, true);

    private static readonly double[] s_steps = [10, 13, 16, 18, 24, 32, 48];

    private static readonly string[] s_names = ["x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large"];

    /// <summary>Pixels; small print within small print, which unclosed tags make, does not shrink on and on.</summary>
    public double In(double around) => !IsShare ? Value : this == Small ? Math.Max(Value * around, Math.Min(around, LeastSmall)) : Value * around;

    /// <summary>Of a <c>font-size</c>, or of the size within a <c>font</c>; null where it is none.</summary>
    public static LetterSize? Of(string value)
    {
        foreach (var range in value.AsSpan().Split(' '))
        {
            var word = value.AsSpan()[range];
            var slash = word.IndexOf('/');
            if (OfWord((slash > 0 ? word[..slash] : word).ToString()) is { } size)
            {
                return size;
            }
        }

        return null;
    }

    /// <summary>Of the attribute <c>size</c> of a <c>font</c>: 1 to 7, or steps from 3.</summary>
    public static LetterSize? OfStep(string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var step)
            ? new LetterSize(s_steps[Math.Clamp((value[0] is '+' or '-' ? step + 3 : step) - 1, 0, s_steps.Length - 1)], false)
            : null;

    private static LetterSize? OfWord(string word)
    {
        var name = word.ToLowerInvariant();
        if (name == "smaller")
        {
            return Small;
        }

        if (name == "xx-small")
        {
            return new LetterSize(s_steps[0] - 1, false);
        }

        if (Array.IndexOf(s_names, name) is >= 0 and var step)
        {
            return new LetterSize(s_steps[step], false);
        }

        if (Amount().Match(name) is not { Success: true } match)
        {
            return null;
        }

        var amount = double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "px" => new LetterSize(amount, false),
            "pt" => new LetterSize(amount * 4 / 3, false),
            "rem" => new LetterSize(amount * Usual, false),
            "em" => new LetterSize(amount, true),
            "%" => new LetterSize(amount / 100, true),
            "" when amount == 0 => new LetterSize(0, false),
            _ => null,
        };
    }

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(px|pt|rem|em|%|)$")]
    private static partial Regex Amount();
}
