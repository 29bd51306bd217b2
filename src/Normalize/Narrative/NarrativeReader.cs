using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Narrative;

/// <summary>Reads the paragraphs of a report: chapters, figures, itemised lists, annexes, passages.</summary>
public sealed class NarrativeReader(FormVocabulary vocabulary)
{
    public const string FormKey = FormKind.Narrative;

    private const int LongestTitle = 40;

    // The title, often over several lines, and the unit's name below it; no sentences.
    private const int TitleParagraphs = 4;

    /// <summary>Key of a row, counted from 0 within the view.</summary>
    internal static string Row(int ordinal) => $"{FormKey}/{ordinal}";

    /// <param name="paragraphs">Paragraphs of the report with their ordinals among the document's paragraphs.</param>
    /// <param name="year">Fiscal year, null where unknown.</param>
    /// <param name="annexes">Annexes of the report as its forms and links show them.</param>
    public NarrativeFacts Read(IReadOnlyList<(int Ordinal, string Text)> paragraphs, int? year, AnnexList annexes)
    {
        var figures = new List<NarrativeFigure>();
        var items = new List<NarrativeItem>();
        var passages = new List<Passage>();
        var staffing = new StaffingText();
        var scores = new ScoreText(vocabulary, year);
        var money = new MoneyFigures(
            vocabulary, year, string.Concat(paragraphs.Take(TitleParagraphs).Select(p => PlainText.Squeeze(p.Text)).Where(p => !p.AsSpan().ContainsAny(",。;"))));
        var sections = new SectionTracker(vocabulary);
        var projectReports = 0;
        var read = new List<(int Ordinal, string Text)>();
        string? before = null;
        foreach (var (ordinal, text) in paragraphs)
        {
            if (PlainText.IsBlank(text))
                continue;
            var folded = PlainText.Fold(text);
            if (annexes.Take(folded))
                continue;
            if (IsProjectReportTitle(folded))
            {
                projectReports++;
                sections = new SectionTracker(vocabulary);
            }

            sections.Read(folded);
            var aboutProject = projectReports > 0;
            var section = aboutProject ? $"项目报告{projectReports} {sections.Current}".TrimEnd() : sections.Current;
            passages.Add(new Passage
            {
                FormKey = FormKey,
                RowKey = Row(passages.Count),
                Section = section,
                Ordinal = passages.Count,
                Text = MaskedText.After(before, text.Trim()),
            });
            before = text;
            read.Add((ordinal, text));
            foreach (var sentence in Sentences.Of(ordinal, text, section))
            {
                money.Read(sentence, sections.Topic, !aboutProject, figures, items);
                CountFigures.Read(sentence, figures);
                if (!aboutProject)
                    staffing.Read(sentence);
                scores.Read(sentence, aboutProject, figures);
            }
        }

        var facts = new List<Fact>(figures);
        facts.AddRange(items);
        facts.AddRange(passages);
        facts.AddRange(annexes.Facts());
        if (staffing.Result is { } people)
            facts.Add(people);
        return new NarrativeFacts
        {
            Facts = facts,
            SelfScore = scores.SelfScore,
            Grade = scores.Grade,
            Undecided = scores.Undecided,
            Untaken = UntakenNumbers.In(read, figures.Select(f => f.Value).Concat(staffing.Found)),
        };
    }

    // “项目支出绩效评价报告”: from here on the text speaks of one project, not of the unit.
    private static bool IsProjectReportTitle(string folded)
    {
        if (!folded.AsSpan().TrimEnd(' ').EndsWith('告'))
            return false;
        var squeezed = folded.Replace(" ", "", StringComparison.Ordinal);
        return squeezed.Length <= LongestTitle && squeezed.EndsWith("报告", StringComparison.Ordinal) && squeezed.Contains("项目", StringComparison.Ordinal)
               && squeezed.Contains("绩效", StringComparison.Ordinal) && !squeezed.Contains("整体", StringComparison.Ordinal);
    }
}
