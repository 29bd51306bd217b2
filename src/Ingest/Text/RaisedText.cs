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
            var c = source![i] switch
            {
                '[' or '［' or '（' or '〔' or '【' => '(',
                ']' or '］' or '）' or '〕' or '】' => ')',
                >= '０' and <= '９' and var wide => (char)(wide - '０' + '0'),
                var other => other
            };
            target[i] = Level.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Raised[at] : c;
        }
    });

    /// <summary>Letters of at most this share of their neighbour's size are those of a mark; two sizes of one text (五号 beside 四号) differ by less.</summary>
    public const double MarkSize = 0.7;

    private const int MostMarkFigures = 3;

    /// <summary>Whether a piece carries on the figures before it, so that only how it looks tells whether it is a mark.</summary>
    /// <param name="before">The character before it.</param>
    public static bool RunsOn(char before, string piece) => (IsFigure(before) || before is '%' or '％' || IsRaisedFigure(before)) && MarkLength(piece) > 0;

    /// <summary>A piece that stands small behind a number: figures at its beginning are those of a mark, and raised.</summary>
    public static string MarkBehind(string piece) => MarkLength(piece) is var length and > 0 ? Of(piece[..length]) + piece[length..] : piece;

    /// <summary>Whether all of a piece may be the number of a note.</summary>
    public static bool IsMark(string piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return piece.Length is > 0 and <= MostMarkFigures && piece.All(IsFigure);
    }

    private static int MarkLength(string piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        var open = piece.Length > 0 && (piece[0] is '(' or '（' or '[' or '［' or '〔' or '【') ? 1 : 0;
        var at = open < piece.Length && piece[open] == '注' ? open + 1 : open;
        var first = at;
        while (at < piece.Length && IsFigure(piece[at]))
        {
            at++;
        }

        // What else stands in brackets is a remark.
        return at == first ? 0
            : open == 0 ? at
            : at - first <= MostMarkFigures && at < piece.Length && (piece[at] is ')' or '）' or ']' or '］' or '〕' or '】') ? at + 1 : 0;
    }

    private static bool IsRaisedFigure(char c) => Raised.IndexOf(c, StringComparison.Ordinal) is >= 0 and < 10;

    private static bool IsFigure(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

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
