namespace PerfEval.Ingest.Text;

/// <summary>
/// Raised and lowered characters in a plain text: as characters of their own, so that a note mark is never a digit of the number before it.
/// </summary>
public static class RaisedText
{
    private const string Level = "0123456789()+-=abcdefghijklmnoprstuvwxyz";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾⁺⁻⁼ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";

    /// <summary>The same in raised characters, as far as there are such; brackets of every kind become round ones.</summary>
    public static string Of(string text) => string.Create(text?.Length ?? 0, text, static (target, source) =>
    {
        for (var i = 0; i < target.Length; i++)
        {
            var c = source![i] switch { '[' or '［' or '（' or '〔' or '【' => '(', ']' or '］' or '）' or '〕' or '】' => ')', >= '０' and <= '９' and var wide => (char)(wide - '０' + '0'), var other => other };
            target[i] = Level.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Raised[at] : c;
        }
    });

    /// <summary>A text all of which is raised stands on no other: it is read as if it stood on the line. Any other text stays.</summary>
    public static string LoweredIfWhole(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var any = false;
        foreach (var c in text)
        {
            var raised = Raised.Contains(c, StringComparison.Ordinal);
            any |= raised;
            if (!raised && (char.IsLetterOrDigit(c) || c is '%' or '％'))
            {
                return text;
            }
        }

        return !any ? text : string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = Raised.IndexOf(source[i], StringComparison.Ordinal) is >= 0 and var at ? Level[at] : source[i];
            }
        });
    }
}
