using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>
/// What two readings of one line come to. A number counts as read only where a reading as Chinese text and a reading as figures agree;
/// measured, every such value was right.
/// </summary>
internal readonly partial record struct OcrText(string Text, double Confidence)
{
    /// <summary>Stands for ink that could not be read at all.</summary>
    public const string Unreadable = "\uFFFD";

    /// <summary>Whether a second reading as figures could tell more: there are figures, or too little to be sure there are none.</summary>
    public static bool MayBeNumber(string text) => text.Length <= 2 || text.Any(char.IsAsciiDigit) || text.All(char.IsAscii);

    /// <param name="text">Read as Chinese, cleaned.</param>
    /// <param name="figures">Read as figures; null where that was not tried.</param>
    public static OcrText Of(string text, string? figures)
    {
        if (figures is null)
        {
            return new OcrText(text, Trust.ReadOnce);
        }

        var plain = Plain(text);
        if (Number().IsMatch(plain))
        {
            return plain == figures ? new OcrText(plain, Trust.ReadTwice) : new OcrText(plain, Trust.Disputed);
        }

        if (text.Length == 0)
        {
            return new OcrText(figures.Length > 0 ? figures : Unreadable, Trust.Disputed);
        }

        if (Number().IsMatch(figures) && (text.Length <= 2 || text.All(char.IsAscii)))
        {
            return new OcrText(figures, Trust.Disputed);
        }

        // ≥ is read as > too often to be believed.
        if ("<>≥≤≧≦《》〈〉".Contains(text[0], StringComparison.Ordinal))
        {
            return new OcrText(text, Trust.Disputed);
        }

        // A value among other characters: its figures must be among those of the second reading.
        var value = Digits(NumberOfLabel().Replace(plain, ""));
        return new OcrText(text, Digits(figures).Contains(value, StringComparison.Ordinal) ? Trust.ReadOnce : Trust.Disputed);
    }

    /// <summary>Takes out the spaces that the tool puts between Chinese characters.</summary>
    public static string Clean(string text) => Spaces().Replace(text.Trim(), "");

    private static string Plain(string text) =>
        string.Concat(CompatibilityForm.Of(text).Where(c => c != ' ').Select(c => c switch
        {
            '。' or '．' or '·' => '.',
            '，' or '、' => ',',
            '－' or '—' or '–' => '-',
            _ => c,
        }));

    private static string Digits(string text) => string.Concat(text.Where(c => char.IsAsciiDigit(c) || c == '.'));

    [GeneratedRegex(@"^-?[0-9][0-9,]*(\.[0-9]+)?%?$")]
    private static partial Regex Number();

    /// <summary>1、 (1) 2024年 in a label: figures that are no value.</summary>
    [GeneratedRegex(@"^\(?\d{1,2}[,.)]|20\d\d *年")]
    private static partial Regex NumberOfLabel();

    [GeneratedRegex(@"(?<![A-Za-z0-9]) +| +(?![A-Za-z0-9])")]
    private static partial Regex Spaces();
}
