using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>Text of a page that was left out, as hidden or as the frame of the site: one warning a kind, with the first words of each place.</summary>
internal sealed partial class PageNotes
{
    private const int MostNamed = 10;
    private const int LongestQuoted = 30;
    private const int LongestKept = 1000;

    private readonly List<string> _hidden = [];
    private readonly List<string> _frame = [];
    private readonly List<DocumentWarning> _unread = [];
    private int _unreadCount;

    public void Hidden(string text) => Add(_hidden, text);

    public void Frame(string text) => Add(_frame, text);

    /// <summary>A picture, a drawing or another page that may hold a value.</summary>
    /// <param name="place">The cell; null outside tables.</param>
    /// <param name="says">What it says of itself.</param>
    public void Unread(string kind, string? place, string says)
    {
        if (_unread.Count < MostNamed)
        {
            var text = Short(says.Length > LongestKept ? says[..LongestKept] : says);
            _unread.Add(
                new DocumentWarning(
                    kind, place ?? "正文", $"图片或嵌入内容未读取 (a picture or embedded content was not read){(string.IsNullOrWhiteSpace(says) ? "" : $": {text}")}"));
        }

        _unreadCount++;
    }

    public IEnumerable<DocumentWarning> Warnings()
    {
        foreach (var warning in _unread)
        {
            yield return warning;
        }

        if (_unreadCount > MostNamed)
        {
            yield return new DocumentWarning(
                _unread[^1].Kind, "全文",
                string.Create(CultureInfo.InvariantCulture, $"另有 {_unreadCount - MostNamed} 处图片或嵌入内容未读取 (more pictures or embedded content were not read)."));
        }

        if (_hidden.Count > 0)
        {
            yield return new DocumentWarning(WarningKind.HiddenText, Count(_hidden), $"网页隐藏的文字未读取 (text that the page hides was left out): {Quoted(_hidden)}");
        }

        if (_frame.Count > 0)
        {
            yield return new DocumentWarning(
                WarningKind.PageFurniture, Count(_frame), $"略去网站的导航、页头、页脚等 (the frame of the site was left out): {Quoted(_frame)}");
        }
    }

    private static void Add(List<string> list, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            list.Add(text.Length > LongestKept ? text[..LongestKept] : text);
        }
    }

    private static string Count(List<string> texts) => string.Create(CultureInfo.InvariantCulture, $"{texts.Count} 处");

    private static string Quoted(List<string> texts) =>
        string.Concat(texts.Take(MostNamed).Select(Short)) + (texts.Count > MostNamed ? "…" : "");

    private static string Short(string text) =>
        WhiteSpace().Replace(text, " ").Trim() is var plain && plain.Length > LongestQuoted ? $"“{plain[..LongestQuoted]}…”" : $"“{plain}”";

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
