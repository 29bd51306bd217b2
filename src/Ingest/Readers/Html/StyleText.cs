using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>What a list of CSS declarations says of how text shows; null where it says nothing.</summary>
internal sealed partial record StyleText
{
    private static readonly StyleText s_plain = new();

    public bool? NoDisplay { get; init; }

    public bool? Invisible { get; init; }

    public bool? Struck { get; init; }

    /// <summary>No opacity, or moved off the page.</summary>
    public bool? Vanishing { get; init; }

    /// <summary>Letters of no size; elements inside may have one of their own.</summary>
    public bool? NoSize { get; init; }

    public bool? White { get; init; }

    /// <summary>Something stands behind the text.</summary>
    public bool? Backed { get; init; }

    public bool? Raised { get; init; }

    public bool IsPlain => this == s_plain;

    public bool Hides => NoDisplay == true || Invisible == true || Struck == true || Vanishing == true;

    public static StyleText Of(string declarations)
    {
        if (declarations.Length == 0)
        {
            return s_plain;
        }

        var style = s_plain;
        foreach (Match match in Declaration().Matches(declarations))
        {
            var value = match.Groups[2].Value.Trim();
            style = match.Groups[1].Value.ToUpperInvariant() switch
            {
                "DISPLAY" => style with { NoDisplay = Starts(value, "none") },
                "MSO-HIDE" => style with { NoDisplay = Starts(value, "all") },
                "VISIBILITY" => style with { Invisible = Starts(value, "hidden") || Starts(value, "collapse") },
                "TEXT-DECORATION" or "TEXT-DECORATION-LINE" => style with { Struck = value.Contains("line-through", StringComparison.OrdinalIgnoreCase) },
                "FONT-SIZE" => style with { NoSize = Zero().IsMatch(value) },
                "OPACITY" => style with { Vanishing = style.Vanishing == true || Zero().IsMatch(value) },
                "TEXT-INDENT" or "LEFT" or "TOP" => style with { Vanishing = style.Vanishing == true || FarAway().IsMatch(value) },
                "COLOR" => style with { White = WhiteColour().IsMatch(value) },
                "BACKGROUND" or "BACKGROUND-COLOR" or "BACKGROUND-IMAGE" => style with { Backed = !NoColour().IsMatch(value) },
                "VERTICAL-ALIGN" => style with { Raised = Starts(value, "super") || Starts(value, "sub") },
                _ => style,
            };
        }

        return style;
    }

    /// <summary>This one where it says something, the other where it does not.</summary>
    public StyleText Over(StyleText other) => new()
    {
        NoDisplay = NoDisplay ?? other.NoDisplay,
        Invisible = Invisible ?? other.Invisible,
        Struck = Struck ?? other.Struck,
        Vanishing = Vanishing ?? other.Vanishing,
        NoSize = NoSize ?? other.NoSize,
        White = White ?? other.White,
        Backed = Backed ?? other.Backed,
        Raised = Raised ?? other.Raised,
    };

    private static bool Starts(string value, string word) => value.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"(?<![\w-])(display|mso-hide|visibility|text-decoration(?:-line)?|font-size|opacity|text-indent|left|top|color|background(?:-color|-image)?|vertical-align)\s{0,9}:([^;}]{0,200})", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^0*(\.0+)?(px|pt|em|rem|%)?\s*(!important)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Zero();

    [GeneratedRegex(@"^-[0-9]{4,}")]
    private static partial Regex FarAway();

    [GeneratedRegex(@"^(white|#fff(fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(,\s*[0-9.]+\s*)?\)|rgba\([^)]*,\s*0(\.0+)?\s*\)|transparent)\s*(!important)?$", RegexOptions.IgnoreCase)]
    private static partial Regex WhiteColour();

    [GeneratedRegex(@"^(none|transparent|white|#fff(fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|inherit|initial)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoColour();
}
