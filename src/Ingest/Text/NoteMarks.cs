using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Text;

/// <summary>
/// Note marks behind a number or a name: the mark is no part of either. What may as well be a power (10², 平方米², m³) stays.
/// </summary>
public static partial class NoteMarks
{
    /// <param name="isCell">The text is all that a cell holds: a mark on the line (①, *, [1]) behind nothing but a number is one, too.</param>
    /// <param name="marks">The marks taken out, as printed; null where there was none.</param>
    public static string Remove(string text, bool isCell, out string? marks)
    {
        ArgumentNullException.ThrowIfNull(text);
        marks = null;
        if (text.AsSpan().IndexOfAnyInRange('\u00B2', '\u00B9') >= 0 || text.AsSpan().IndexOfAnyInRange('\u02B0', '\u02FF') >= 0
            || text.AsSpan().IndexOfAnyInRange('\u1D2C', '\u1DBF') >= 0 || text.AsSpan().IndexOfAnyInRange('\u2070', '\u207F') >= 0)
        {
            text = Without(Raised(), text, ref marks);
        }

        return isCell && text.Length is > 1 and < 40 && text.TrimEnd() is [.., not (>= '0' and <= '9')] ? Without(OnTheLine(), text, ref marks) : text;
    }

    private static string Without(Regex pattern, string text, ref string? marks)
    {
        var found = marks;
        var kept = pattern.Replace(text, match =>
        {
            found = found is null ? match.Value.Trim() : $"{found} {match.Value.Trim()}";
            return "";
        });
        marks = found;
        return kept;
    }

    // Where figures follow again, nobody can tell which belong to the number. Behind two decimals or a per cent sign, a raised 1 behind any number, raised
    // letters and brackets behind a digit, raised figures behind a Chinese character that is no measure of length, and before a number.
    [GeneratedRegex("(?<=[0-9０-９][.．][0-9０-９]{2,8}|[0-9０-９][%％])注?[⁰¹²³⁴-⁹]{1,3}(?![0-9０-９⁰¹²³⁴-⁹])"
        + "|(?<=[0-9０-９])¹(?![0-9０-９⁰¹²³⁴-⁹])"
        + "|(?<=[0-9０-９%％])注[⁰¹²³⁴-⁹]{1,3}(?![0-9０-９⁰¹²³⁴-⁹])"
        + "|(?<=[0-9０-９%％\\u4E00-\\u9FFF）)])⁽注?[⁰¹²³⁴-⁹ᵃ-ᶻ]{1,3}⁾"
        + "|(?<=[0-9０-９][.．][0-9０-９]{1,8}|[0-9０-９][%％])[ᵃᵇᶜᵈᵉ](?![ʰ-˿ᴬ-ᶿⁱⁿ])"
        + "|(?<=[\\u4E00-\\u9FFF）)》”])[⁰¹⁴-⁹][⁰¹²³⁴-⁹]{0,2}"
        + "|(?<=[\\u4E00-\\u9FFF）)》”-[米里尺寸分方]])[²³][⁰¹²³⁴-⁹]{0,2}"
        + "|(?<![\\w%％.．,，])⁽?[⁰¹²³⁴-⁹]{1,3}⁾?(?=[0-9０-９])")]
    private static partial Regex Raised();

    [GeneratedRegex(
        @"(?<=^\s*[≥≤＞＜><=±+-]?[0-9０-９][0-9０-９,，]{0,20}([.．][0-9０-９]{1,8})?[%％]?)\s{0,4}(?:[①-⑳]|[*＊※†‡]{1,3}|[\[［〔【]注?[0-9]{1,2}[\]］〕】]|[（(]注[0-9]{0,2}[）)])\s*$")]
    private static partial Regex OnTheLine();
}
