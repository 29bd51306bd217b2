using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>What a list of CSS declarations says of how text shows; null where it says nothing.</summary>
internal sealed partial record StyleText
{
    /// <summary>Pixels of a box that nobody sees into.</summary>
    private const double NoPixels = 1;

    private static readonly StyleText s_plain = new();

    /// <summary>Kind of box, in lower case.</summary>
    public string? Display { get; init; }

    public bool? MsoHidden { get; init; }

    public bool? Invisible { get; init; }

    public bool? Struck { get; init; }

    /// <summary>No opacity, cut away, or moved off the page.</summary>
    public bool? Vanishing { get; init; }

    /// <summary>Cut down to nothing, which holds where the element is out of the flow of text.</summary>
    public bool? Cut { get; init; }

    /// <summary>What does not fit in the element is not shown.</summary>
    public bool? CutsOverflow { get; init; }

    /// <summary>No width or no height.</summary>
    public bool? NoExtent { get; init; }

    public bool? OutOfFlow { get; init; }

    /// <summary>Size of letters.</summary>
    public LetterSize? Size { get; init; }

    public bool? White { get; init; }

    /// <summary>Something stands behind the text.</summary>
    public bool? Backed { get; init; }

    public bool? Raised { get; init; }

    /// <summary>The order of letters is turned round, whatever they are.</summary>
    public bool? Overrides { get; init; }

    public bool? RightToLeft { get; init; }

    /// <summary>Begins what <see cref="Content"/> says where that is no text of the rule's own: behind it the name of an attribute, or nothing.</summary>
    public const char Untold = '\uFFFD';

    /// <summary>Text that a rule puts before or behind an element.</summary>
    public string? Content { get; init; }

    /// <summary>The declarations among these that say <c>!important</c>; null where none does.</summary>
    public StyleText? Urgent { get; init; }

    public bool IsPlain => this == s_plain;

    public bool NoDisplay => MsoHidden == true || Display == "none";

    public bool Hides => Invisible == true || Struck == true || Vanishing == true || (Cut == true && OutOfFlow == true);

    public static StyleText Of(string declarations)
    {
        if (declarations.Length == 0)
        {
            return s_plain;
        }

        var (style, urgent) = (s_plain, s_plain);
        foreach (Match match in Declaration().Matches(declarations))
        {
            var value = match.Groups[2].Value.Trim();
            var mark = value.EndsWith("important", StringComparison.OrdinalIgnoreCase) ? value.LastIndexOf('!') : -1;
            if (mark >= 0)
            {
                urgent = urgent.With(match.Groups[1].Value, value[..mark].Trim());
            }
            else
            {
                style = style.With(match.Groups[1].Value, value);
            }
        }

        return urgent.IsPlain ? style : style with { Urgent = urgent };
    }

    /// <summary>This one where it says something, the other where it does not.</summary>
    public StyleText Over(StyleText other) => new()
    {
        Display = Display ?? other.Display,
        MsoHidden = MsoHidden ?? other.MsoHidden,
        Invisible = Invisible ?? other.Invisible,
        Struck = Struck ?? other.Struck,
        Vanishing = Vanishing ?? other.Vanishing,
        Cut = Cut ?? other.Cut,
        CutsOverflow = CutsOverflow ?? other.CutsOverflow,
        NoExtent = NoExtent ?? other.NoExtent,
        OutOfFlow = OutOfFlow ?? other.OutOfFlow,
        Size = Size ?? other.Size,
        White = White ?? other.White,
        Backed = Backed ?? other.Backed,
        Raised = Raised ?? other.Raised,
        Overrides = Overrides ?? other.Overrides,
        RightToLeft = RightToLeft ?? other.RightToLeft,
        Content = Content ?? other.Content,
    };

    private StyleText With(string name, string value) => name.ToUpperInvariant() switch
    {
        "DISPLAY" => this with { Display = value.ToLowerInvariant() },
        "MSO-HIDE" => this with { MsoHidden = Starts(value, "all") },
        "VISIBILITY" => this with { Invisible = Starts(value, "hidden") || Starts(value, "collapse") },
        "TEXT-DECORATION" or "TEXT-DECORATION-LINE" => this with { Struck = value.Contains("line-through", StringComparison.OrdinalIgnoreCase) },
        "FONT-SIZE" or "FONT" => LetterSize.Of(value) is { } size ? this with { Size = size } : this,
        "OPACITY" => this with { Vanishing = Vanishing == true || Zero().IsMatch(value) },
        "FILTER" => this with { Vanishing = Vanishing == true || NoOpacity().IsMatch(value) },
        "TRANSFORM" => this with { Vanishing = Vanishing == true || MovedAway().IsMatch(value) },
        "TEXT-INDENT" or "LEFT" or "TOP" or "RIGHT" or "BOTTOM" => this with { Vanishing = Vanishing == true || FarAway().IsMatch(value) },
        "CLIP" => this with { Cut = IsNoRectangle(value) },
        "CLIP-PATH" or "-WEBKIT-CLIP-PATH" => this with { Vanishing = Vanishing == true || NoShape().IsMatch(value) },
        "OVERFLOW" or "OVERFLOW-X" or "OVERFLOW-Y" => this with { CutsOverflow = CutsOverflow == true || Starts(value, "hidden") || Starts(value, "clip") },
        "WIDTH" or "HEIGHT" or "MAX-WIDTH" or "MAX-HEIGHT" => this with { NoExtent = NoExtent == true || IsNothing(value) },
        "POSITION" => this with { OutOfFlow = OutOfFlow == true || Starts(value, "absolute") || Starts(value, "fixed") },
        "COLOR" => this with { White = WhiteColour().IsMatch(value) },
        "BACKGROUND" or "BACKGROUND-COLOR" or "BACKGROUND-IMAGE" => this with { Backed = !NoColour().IsMatch(value) },
        "VERTICAL-ALIGN" => this with { Raised = Starts(value, "super") || Starts(value, "sub") },
        "UNICODE-BIDI" => this with { Overrides = value.Contains("override", StringComparison.OrdinalIgnoreCase) },
        "DIRECTION" => this with { RightToLeft = Starts(value, "rtl") },
        "CONTENT" => this with { Content = ContentOf(value) },
        _ => this,
    };

    private static bool Starts(string value, string word) => value.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsNothing(string value) =>
        Length().Match(value) is { Success: true } length && double.Parse(length.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is var amount
        && (amount == 0 || (amount <= NoPixels && length.Groups[2].ValueSpan is "px" or "pt"));

    /// <summary>Whether a rectangle (top, right, bottom, left) holds nothing.</summary>
    private static bool IsNoRectangle(string value)
    {
        var sides = Number().Matches(value).Select(match => double.Parse(match.ValueSpan, CultureInfo.InvariantCulture)).ToList();
        return Starts(value, "rect") && sides.Count == 4 && (sides[2] - sides[0] <= NoPixels || sides[1] - sides[3] <= NoPixels);
    }

    private static string? ContentOf(string value) =>
        value.ToUpperInvariant() is "NONE" or "NORMAL" or "" ? null
        : Quoted().Match(value) is { Success: true } quoted ? Escape().Replace(quoted.Groups[2].Value, Unescaped)
        : Untold + (OfAttribute().Match(value) is { Success: true } attribute ? attribute.Groups[1].Value : "");

    private static string Unescaped(Match match)
    {
        if (!match.Groups[1].Success)
        {
            return match.Groups[2].Value;
        }

        var code = int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return code is (> 0 and < 0xD800) or (> 0xDFFF and <= 0x10FFFF) ? char.ConvertFromUtf32(code) : "";
    }

    [GeneratedRegex(
        @"(?<![\w-])(display|mso-hide|visibility|text-decoration(?:-line)?|font(?:-size)?|opacity|filter|transform|text-indent|left|top|right|bottom|(?:-webkit-)?clip-path|clip"
        + @"|overflow(?:-[xy])?|(?:max-)?width|(?:max-)?height|position|color|background(?:-color|-image)?|vertical-align|unicode-bidi|direction|content)\s{0,9}:([^;}]{0,200})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^0*(\.0+)?%?$")]
    private static partial Regex Zero();

    [GeneratedRegex(@"opacity\(\s{0,9}0{0,9}(\.0{1,9})?%?\s{0,9}\)", RegexOptions.IgnoreCase)]
    private static partial Regex NoOpacity();

    [GeneratedRegex(@"scale[xy]?\(\s{0,9}0{1,9}(\.0{1,9})?\s{0,9}[,)]|translate[xy]?\(\s{0,9}-([0-9]{4,}|[5-9][0-9]{2})", RegexOptions.IgnoreCase)]
    private static partial Regex MovedAway();

    [GeneratedRegex(@"^-([0-9]{4,}|[5-9][0-9]{2}(?![0-9%])|[0-9]{2,}(\.[0-9]+)?r?em)", RegexOptions.IgnoreCase)]
    private static partial Regex FarAway();

    [GeneratedRegex(@"^(inset\(\s{0,9}([5-9][0-9]|100)(\.[0-9]+)?%\s{0,9}\)|circle\(\s{0,9}0)", RegexOptions.IgnoreCase)]
    private static partial Regex NoShape();

    [GeneratedRegex(@"^([0-9]{1,9}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})([a-z%]*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Length();

    [GeneratedRegex(@"-?[0-9]{1,9}(\.[0-9]{1,9})?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(['""])((?:[^'""\\]|\\.)*)\1$", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^attr\(\s{0,9}([\w-]{1,60})\s{0,9}\)$", RegexOptions.IgnoreCase)]
    private static partial Regex OfAttribute();

    [GeneratedRegex(@"\\(?:([0-9A-Fa-f]{1,6})\s?|(.))", RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex(
        @"^(white|#fff(fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255\s*(,\s*[0-9.]+\s*)?\)|rgba\([^)]*,\s*0(\.0+)?\s*\)|transparent)$", RegexOptions.IgnoreCase)]
    private static partial Regex WhiteColour();

    [GeneratedRegex(@"^(none|transparent|white|#fff(fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|inherit|initial)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NoColour();
}
