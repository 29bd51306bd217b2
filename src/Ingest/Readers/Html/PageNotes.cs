using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>Text of a page that was left out, as hidden or as the frame of the site: one warning a kind, with the first words of each place.</summary>
internal sealed partial class PageNotes
{
    private const int MostNamed = 10;
    private const int LongestQuoted = 30;

    private readonly List<string> _hidden = [];
    private readonly List<string> _frame = [];

    public void Hidden(string text) => Add(_hidden, text);

    public void Frame(string text) => Add(_frame, text);

    public IEnumerable<DocumentWarning> Warnings()
    {
        if (_hidden.Count > 0)
        {
            yield return new DocumentWarning(WarningKind.HiddenText, Count(_hidden), $"网页隐藏的文字未读取 (text that the page hides was left out): {Quoted(_hidden)}");
        }

        if (_frame.Count > 0)
        {
            yield return new DocumentWarning(WarningKind.PageFurniture, Count(_frame), $"略去网站的导航、页头、页脚等 (the frame of the site was left out): {Quoted(_frame)}");
        }
    }

    private static void Add(List<string> list, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            list.Add(text.Length > 1000 ? text[..1000] : text);
        }
    }

    private static string Count(List<string> texts) => string.Create(CultureInfo.InvariantCulture, $"{texts.Count} 处");

    private static string Quoted(List<string> texts) =>
        string.Concat(texts.Take(MostNamed).Select(text => WhiteSpace().Replace(text, " ").Trim()).Select(text => text.Length > LongestQuoted ? $"“{text[..LongestQuoted]}…”" : $"“{text}”"))
        + (texts.Count > MostNamed ? "…" : "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
