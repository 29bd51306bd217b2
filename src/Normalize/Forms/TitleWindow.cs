using System.Text.RegularExpressions;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// The paragraphs just above a table, where its title and its 单位：万元 stand. Titles are often broken over two or three lines.
/// </summary>
internal sealed partial class TitleWindow(FormVocabulary vocabulary)
{
    private const int Lines = 8;
    private const int LongestTitle = 60;

    private readonly Queue<string> _lines = new();

    /// <param name="Separate">Words stand above the table that are neither title, unit, page number nor 续表.</param>
    public readonly record struct Heading(string? Title, string? MoneyUnit, bool Separate, int? Year);

    public void Add(string paragraph)
    {
        foreach (var line in paragraph.Split('\n'))
        {
            var squeezed = PlainText.Squeeze(line);
            if (squeezed.Length == 0)
                continue;
            _lines.Enqueue(squeezed);
            if (_lines.Count > Lines)
                _lines.Dequeue();
        }
    }

    /// <summary>What stands above the table that begins now; the window starts anew below it.</summary>
    public Heading Take()
    {
        var lines = _lines.ToArray();
        _lines.Clear();
        return new Heading(
            TitleIn(lines), lines.Reverse().Select(l => UnitIn(l, vocabulary)).FirstOrDefault(u => u is not null),
            lines.Any(l => l.Count(c => c is >= '\u4E00' and <= '\u9FFF') > 4 && UnitIn(l, vocabulary) is null),
            lines.Where(l => YearLine().IsMatch(l) || FiscalYear.IsLabelled(l)).Select(FiscalYear.In).Distinct().ToList() is [var year] ? year : null);
    }

    /// <summary>The year where the text is a line such as （2023年度）; null otherwise.</summary>
    public static int? YearIn(string squeezed) => YearLine().IsMatch(squeezed) ? FiscalYear.In(squeezed) : null;

    /// <summary>万元 or 元 where the text is a line such as “单位：元”; null otherwise.</summary>
    public static string? UnitIn(string text, FormVocabulary vocabulary)
    {
        if (text.Length > 120 || !text.Contains("单位", StringComparison.Ordinal))
            return null;
        var squeezed = PlainText.Squeeze(text);
        foreach (var (role, phrase) in vocabulary.Phrases("money_unit"))
        {
            // Behind the unit the line ends, or another unit or bracket follows (“单位：元、人”); “填报单位：元江…” names somebody.
            var at = squeezed.LastIndexOf(phrase, StringComparison.Ordinal);
            var end = at + phrase.Length;
            if (at >= 0 && (end == squeezed.Length || squeezed[end] is ')' or ']' or '】' or '、' or ',' or ';' or '/' or '。'))
                return role;
        }

        return null;
    }

    private string? TitleIn(string[] lines)
    {
        // Nearest line first; a title broken by the page's width is completed by the lines above it.
        for (var last = lines.Length - 1; last >= 0; last--)
        {
            var title = "";
            for (var first = last; first >= 0 && first > last - 3; first--)
            {
                title = lines[first] + title;
                if (title.Length > LongestTitle)
                    break;
                if (vocabulary.RoleWithin("form_title", title) is null)
                    continue;
                // Found without this line: a date or note between title and table is no part of the title.
                if (first < last && vocabulary.RoleWithin("form_title", string.Concat(lines[first..last])) is not null)
                    break;
                // The year may stand on the line above, which then is the title's beginning and no sentence or date.
                return FiscalYear.In(title) is null && first > 0 && (lines[first - 1] + title).Length <= LongestTitle && BeginsTitle().IsMatch(lines[first - 1])
                    ? lines[first - 1] + title
                    : title;
            }
        }

        return null;
    }

    [GeneratedRegex("^[(](?:20[0-9]{2}|二[〇○零0Oo][〇○零一二三四五六七八九]{2})年度?[)]$", RegexOptions.CultureInvariant)]
    private static partial Regex YearLine();

    [GeneratedRegex("^(?:20|二[〇○零])..年度[^。:;,]{0,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsTitle();
}
