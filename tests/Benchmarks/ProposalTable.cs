using System.Globalization;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Vocabulary;
using PerfEval.SampleGenerator;
using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Layouts;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks;

/// <summary>
/// How well fields are proposed for labels of a layout that nobody has described: of each layout of the sample generator in turn, every label that it prints is
/// taken out of the vocabulary, the classifier learns from what is left, and ranks the field of each. Beside it the field of the spelling that shares most
/// character pairs (Dice). Fields of which no spelling is left cannot be proposed and stand apart.
/// </summary>
internal static class ProposalTable
{
    /// <summary>Every layout of the sample generator.</summary>
    public static IReadOnlyList<ILayout> Layouts { get; } =
    [
        new S1TotalLast(), new S2ThreeAnnexes(), new S3ScoreSheet(), new S4HeadingTotals(), new S5CostApart(), new W2WeightColumns(), new W3NoScores(),
        new W4SplitTargets(),
        new W6WeightFirst(), new W8CodedDepartment(), new W9NumberedSheet(), new W11Placeholders(), new W12RateWeights(), new W14SystemExport(),
    ];

    // What the sections claim labels as, with the groups that name them.
    private static readonly Dictionary<string, LabelContext> s_contexts = new()
    {
        ["funding"] = LabelContext.Of("funding_column"),
        ["indicator"] = LabelContext.Of("indicator_column"),
        ["score_item"] = LabelContext.Of("score_column"),
        ["staffing"] = LabelContext.Of("staffing_column"),
        ["budget_line"] = LabelContext.Of("budget_column"),
        ["building"] = LabelContext.Of("building_column"),
        ["project"] = LabelContext.Of("goal_column"),
        ["funding.label"] = LabelContext.Of("funding_line"),
        ["budget_line.label"] = LabelContext.Of("budget_line"),
        ["funding_by_nature.label"] = LabelContext.Nature,
        ["report.unit_name"] = LabelContext.Key,
        ["project.project"] = LabelContext.Key,
        ["project.competent_dept"] = LabelContext.Key,
        ["project.implementing_unit"] = LabelContext.Key,
    };

    public static int Run()
    {
        var data = DataFolder.Find();
        var vocabulary = VocabularyLoader.Load(Path.Combine(data, "vocabulary"));
        var recogniser = new Recogniser(vocabulary, DivisionTable.Load(Path.Combine(data, "divisions.csv")), CorrectionBook.Empty);
        var tally = new SortedDictionary<string, Count>(StringComparer.Ordinal);
        foreach (var layout in Layouts)
        {
            var labels = Labels(Printed(layout), recogniser, vocabulary);
            var unknown = labels.Select(l => l.Label).ToHashSet(StringComparer.Ordinal);
            var left = vocabulary.Entries.Where(e => !unknown.Contains(e.Label)).ToList();
            var classifier = ClassifierTraining.Train(left);
            foreach (var (label, context, field) in labels)
            {
                if (!tally.TryGetValue(field.ToString(), out var count))
                    tally[field.ToString()] = count = new Count();
                if (left.Exists(e => e.Field == field))
                    count.Add(field, classifier.Rank(label, context)[0], Nearest(label, context, left));
                else
                    count.Apart++;
            }
        }

        Print(tally);
        return 0;
    }

    private static Document Printed(ILayout layout)
    {
        var report = SampleDraw.Report(layout, Units.Pingjiang, 2023, new FigurePlan { Projects = 2 });
        var bytes = SampleWriter.Print(new Sample("layout.docx", layout, [report], ""));
        return ((ReadResult.Read)new DocumentReader().Read(bytes, new ReaderLimits(), CancellationToken.None)).Document;
    }

    /// <summary>Each label of the document once in each context, as the vocabulary spells it.</summary>
    public static List<(string Label, LabelContext Context, Field Field)> Labels(Document document, Recogniser recogniser, FormVocabulary vocabulary)
    {
        var labels = new List<(string, LabelContext, Field)>();
        foreach (var cell in recogniser.Recognise("", document, new SourceHint("layout.docx"), CancellationToken.None).Cells)
        {
            if (cell.Entry is not { Ignored: false } entry || !s_contexts.TryGetValue(entry.By, out var context) || Label.Of(cell.Cell.Text) is not { } label)
                continue;
            foreach (var (field, spelling) in vocabulary.Entries.Where(e => context.Groups.Contains(e.Field.Group) && label.Spellings.Contains(e.Label))
                .Take(1))
                labels.Add((spelling, context, field));
        }

        return [.. labels.Distinct()];
    }

    private static Field Nearest(string label, LabelContext context, List<(Field Field, string Label)> left)
    {
        var pairs = Pairs(label);
        return left.Where(e => context.Groups.Contains(e.Field.Group)).MaxBy(e => Dice(pairs, Pairs(e.Label))).Field;
    }

    private static double Dice(HashSet<string> one, HashSet<string> other) => 2.0 * one.Count(other.Contains) / (one.Count + other.Count);

    private static HashSet<string> Pairs(string label)
    {
        var text = $"^{label}$";
        return [.. Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2))];
    }

    private static void Print(SortedDictionary<string, Count> tally)
    {
        Say($"{"field",-40}{"n",5}{"right",7}{"nearest",9}{"above",7}{"wrong",7}{"apart",7}");
        foreach (var (field, count) in tally.Append(KeyValuePair.Create("total", Count.Sum(tally.Values))))
            Say($"{field,-40}{count.N,5}{count.Right,7}{count.Nearest,9}{count.Above,7}{count.WrongAbove,7}{count.Apart,7}");
        Say($"n: labels of layouts left out; right, nearest: the classifier's and the nearest spelling's first field is the label's; above, wrong: proposed from {LabelClassifier.Threshold} on; apart: no spelling of the field is left");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Count
    {
        public int N { get; private set; }

        public int Right { get; private set; }

        public int Nearest { get; private set; }

        public int Above { get; private set; }

        public int WrongAbove { get; private set; }

        public int Apart { get; set; }

        public static Count Sum(IEnumerable<Count> counts)
        {
            var sum = new Count();
            foreach (var count in counts)
            {
                (sum.N, sum.Right, sum.Nearest) = (sum.N + count.N, sum.Right + count.Right, sum.Nearest + count.Nearest);
                (sum.Above, sum.WrongAbove, sum.Apart) = (sum.Above + count.Above, sum.WrongAbove + count.WrongAbove, sum.Apart + count.Apart);
            }

            return sum;
        }

        public void Add(Field field, (Field Field, double Probability) first, Field nearest)
        {
            N++;
            Right += first.Field == field ? 1 : 0;
            Nearest += nearest == field ? 1 : 0;
            if (first.Probability < LabelClassifier.Threshold)
                return;
            Above++;
            WrongAbove += first.Field == field ? 0 : 1;
        }
    }
}
