using System.Text.RegularExpressions;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>Head counts (编制65名, 退休38人), vehicles and percentages.</summary>
internal static partial class CountFigures
{
    // The words of the pattern Count; 公务用车 and 公务员 share their beginning.
    private static readonly WordSearch s_counted = new(
        ["编制", "在职", "实有", "在编", "退休", "离休", "人员", "职工", "公务", "雇员", "聘用", "车辆"]);

    public static void Read(Sentence sentence, List<NarrativeFigure> figures)
    {
        // Both patterns begin with any words at all and try every character; what they end in tells first whether that is worth it.
        if (!sentence.HasDigits)
            return;
        if (CountsSomething(sentence.Text) && s_counted.IndexIn(sentence.Text) >= 0)
        {
            foreach (Match match in Count().Matches(sentence.Text))
                Add(sentence, match, figures, PlainText.Squeeze(match.Groups["u"].Value));
        }

        if (sentence.Text.AsSpan().ContainsAny('%', '％'))
        {
            foreach (Match match in Percent().Matches(sentence.Text))
                Add(sentence, match, figures, "%");
        }
    }

    // A digit with one of the pattern's units right behind it, or behind one blank.
    private static bool CountsSomething(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is '人' or '名' or '辆' or '台' && (IsDigit(text[i - 1]) || (i > 1 && char.IsWhiteSpace(text[i - 1]) && IsDigit(text[i - 2]))))
                return true;
        }

        return false;
    }

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    private static void Add(Sentence sentence, Match match, List<NarrativeFigure> figures, string unit)
    {
        if (PrintedNumber.Parse(match.Groups["n"].Value, out var value, out _) != ValueState.Number)
            return;
        var label = PlainText.Unwrap(match.Groups["label"].Value)?.TrimStart('日', '有', '共');
        var place = Place.OfParagraph(sentence.Paragraph, sentence.Start + match.Groups["n"].Index, sentence.Start + match.Index + match.Length);
        figures.Add(new NarrativeFigure
        {
            FormKey = NarrativeReader.FormKey,
            RowKey = NarrativeReader.Row(figures.Count),
            Ordinal = figures.Count,
            Section = sentence.Section,
            Label = label is null ? null : MaskedText.Of(label),
            Value = new Figure(value, ValueState.Number, match.Value, place, unit),
            MeasureUnit = unit,
            Quote = MaskedText.Of(match.Value.Trim()),
        });
    }

    [GeneratedRegex(
        @"(?<label>[\u4E00-\u9FFF]{0,12}(?:编制|在职|实有|在编|退休|离休|人员|职工|公务员|雇员|聘用|车辆|公务用车)[\u4E00-\u9FFF]{0,8}?)(?:为|共|有|[:：])?\s?(?<n>[0-9０-９]{1,6})\s?(?<u>人|名|辆|台)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(
        @"(?<label>[\u4E00-\u9FFF“”]{1,20}?)(?:均|都)?(?:为|达到|达|在|是|均为|占|[:：])?\s?(?<n>[0-9０-９]{1,4}(?:[.．][0-9０-９]+)?)\s?[%％]", RegexOptions.CultureInvariant)]
    private static partial Regex Percent();
}
