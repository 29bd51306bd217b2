using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Model;

/// <summary>Text of one page that is not taken for its content, kept so that it can be told.</summary>
internal sealed class Unseen
{
    private const int LongestQuoted = 60;

    private readonly StringBuilder _hidden = new();
    private readonly StringBuilder _watermark = new();
    private int _hiddenCount;
    private int _watermarkCount;

    /// <summary>White on white, without size or ink, or in a layer that is off.</summary>
    public void AddHidden(string text) => Add(_hidden, text, ref _hiddenCount);

    /// <summary>Laid across the page for its owner's sake.</summary>
    public void AddWatermark(string text) => Add(_watermark, text, ref _watermarkCount);

    /// <param name="place">The page.</param>
    public IEnumerable<DocumentWarning> Warnings(string place)
    {
        if (_hiddenCount > 0)
        {
            yield return new DocumentWarning(
                WarningKind.HiddenText, place, Message("看不见的文字未读取", "Text that does not show was left out", _hidden, _hiddenCount));
        }

        if (_watermarkCount > 0)
        {
            yield return new DocumentWarning(WarningKind.Watermark, place, Message("水印文字未读取", "Text of a watermark was left out", _watermark, _watermarkCount));
        }
    }

    private static void Add(StringBuilder texts, string text, ref int count)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        count++;
        if (texts.Length < LongestQuoted)
        {
            texts.Append(text);
        }
    }

    private static string Message(string chinese, string english, StringBuilder texts, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{chinese}（{count} 字）。{english}: “{texts}{(count > texts.Length ? "…" : "")}”");
}
