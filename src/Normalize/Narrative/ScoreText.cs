using System.Text.RegularExpressions;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>自评得分 and 等级 as the text states them.</summary>
internal sealed partial class ScoreText(FormVocabulary vocabulary)
{
    public decimal? SelfScore { get; private set; }

    public string? Grade { get; private set; }

    public void Read(Sentence sentence, bool aboutProject, List<NarrativeFigure> figures)
    {
        if (sentence.HasDigits && sentence.Text.Contains('分', StringComparison.Ordinal))
            ReadScores(sentence, aboutProject, figures);
        if (!aboutProject)
            Grade ??= vocabulary.RoleWithin("grade", PlainText.Squeeze(sentence.Text).Replace("“", "", StringComparison.Ordinal).Replace("”", "", StringComparison.Ordinal));
    }

    private void ReadScores(Sentence sentence, bool aboutProject, List<NarrativeFigure> figures)
    {
        foreach (Match match in Score().Matches(sentence.Text))
        {
            if (PrintedNumber.Parse(match.Groups["n"].Value, out var value, out _) != ValueState.Number || value > 120)
                continue;
            figures.Add(new NarrativeFigure
            {
                FormKey = NarrativeReader.FormKey,
                RowKey = NarrativeReader.Row(figures.Count),
                Ordinal = figures.Count,
                Section = sentence.Section,
                Label = MaskedText.Of(aboutProject ? "项目自评得分" : "自评得分"),
                Line = "self_score",
                Value = new Figure(value, ValueState.Number, match.Value,
                    Place.OfParagraph(sentence.Paragraph, sentence.Start + match.Groups["n"].Index, sentence.Start + match.Index + match.Length), "分"),
                MeasureUnit = "分",
                Quote = MaskedText.Of(match.Value.Trim()),
            });
            if (!aboutProject)
                SelfScore ??= value;
        }
    }

    [GeneratedRegex(@"(?:自评|最终(?=得分|评分)|综合评价|综合(?=得分|评分|总分)|绩效评价|自我评价)[^，。；,;\d]{0,20}?(?:得分|总分|评分|得|分数|为|是|[:：])\s?(?:为|是|[:：])?\s?(?<n>[0-9０-９]{1,3}(?:[.．][0-9０-９]+)?)\s?分(?![值别之钟析类管工布解发期批部享支离级配区段])", RegexOptions.CultureInvariant)]
    private static partial Regex Score();
}
