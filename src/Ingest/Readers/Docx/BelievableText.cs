using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// Whether what was read can be the document: damaged offsets lead to an empty page or to letters out of the wrong bytes, and
/// LibreOffice reports success for both.
/// </summary>
internal static class BelievableText
{
    /// <summary>Below this number of odd characters a text may simply hold some (a formula, a foreign name).</summary>
    private const int FewOdd = 5;

    /// <summary>One odd character in this many makes a text garbled; printed reports have less than one in a thousand.</summary>
    private const int OneIn = 10;

    /// <summary>Why the document is not to be believed; null where nothing speaks against it.</summary>
    public static Rejection? Problem(Document document, FormatName format)
    {
        var all = 0;
        var odd = 0;
        foreach (var text in document.Blocks.SelectMany(Texts))
        {
            foreach (var c in text)
            {
                all += char.IsWhiteSpace(c) ? 0 : 1;
                odd += IsOdd(c) ? 1 : 0;
            }
        }

        return all == 0 ? Rejections.Damaged(format, "其中没有文字 (there is no text in it)")
            : odd > FewOdd && odd > all / OneIn ? Rejections.Damaged(format, "文字不可辨认 (its text is garbled)")
            : null;
    }

    /// <summary>The texts of a paragraph or of all cells of a table.</summary>
    public static IEnumerable<string> Texts(Block block) => block switch
    {
        Paragraph paragraph => [paragraph.Text],
        Table table => table.Cells.Select(cell => cell.Text),
        _ => [],
    };

    /// <summary>Accented Latin letters and the like, which bytes of other meaning turn into; not signs such as × or °.</summary>
    private static bool IsOdd(char c) =>
        c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF')
        || (char.IsControl(c) && !char.IsWhiteSpace(c))
        || (c is >= '\u00A0' and <= '\u02FF' && char.IsLetter(c));
}
