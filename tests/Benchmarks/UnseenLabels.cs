using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;
using PerfEval.SampleGenerator;
using PerfEval.SampleGenerator.Facts;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks;

/// <summary>
/// What becomes of numbers beside labels that nobody has described. Reports are generated in every layout; of the labels that each prints a third, drawn, is
/// taken out of the vocabulary, so that they are words never seen. Every number that the whole vocabulary reads is then right, unnamed (its row or project
/// has no name), listed as left over, wrong (another field, row or value) or silent (in no view and in no list).
/// </summary>
internal static class UnseenLabels
{
    private static readonly UnitFact[] s_units =
    [
        Units.Pingjiang, Units.Taoyuan, Units.Anhua, Units.Huarong, Units.Xiangyin, Units.Ningxiang, Units.Qingshen, Units.Zhongjiang, Units.Daying,
        Units.Shouxian,
    ];

    public static int Run(int reports, int seed, string extension = "docx")
    {
        var name = "layout." + extension;
        var data = DataFolder.Find();
        var divisions = DivisionTable.Load(Path.Combine(data, "divisions.csv"));
        var whole = VocabularyLoader.Load(Path.Combine(data, "vocabulary"));
        var recogniser = new Recogniser(whole, divisions, CorrectionBook.Empty);
        var random = new Random(seed);
        var tally = new SortedDictionary<string, Count>(StringComparer.Ordinal);
        var (removed, proposed, accepted, acceptedWrongly) = (0, 0, 0, 0);
        var shown = new List<string>();
        for (var i = 0; i < reports; i++)
        {
            var layout = ProposalTable.Layouts[i % ProposalTable.Layouts.Count];
            var facts = new ReportMaker(layout.Shape, new FigurePlan { Projects = 1 + i % 3 }, new Dice((ulong)(seed + i))).Make(
                s_units[i / ProposalTable.Layouts.Count % s_units.Length], 2023);
            var bytes = SampleWriter.Print(new Sample(name, layout, [facts], ""));
            var document = ((ReadResult.Read)new DocumentReader().Read(bytes, new ReaderLimits(), CancellationToken.None)).Document;
            var known = recogniser.Recognise("", document, new SourceHint(name), CancellationToken.None);
            var unseen = Draw(ProposalTable.Labels(document, recogniser, whole), whole, random);
            var read = new Recogniser(Without(whole, unseen), divisions, CorrectionBook.Empty).Recognise(
                "", document, new SourceHint(name), CancellationToken.None);

            removed += unseen.Count;
            foreach (var proposal in read.Proposals.Where(p => p.Field is not null))
            {
                proposed++;
                if (proposal.State != ProposalState.Proved)
                    continue;
                accepted++;
                if (!unseen.Exists(u => u.Label == proposal.Unknown.Label && u.Field == proposal.Field))
                {
                    acceptedWrongly++;
                    shown.Add($"{i} {layout.Code}: {proposal.Unknown.Label} read as {proposal.Field}");
                }
            }

            Compare($"{i} {layout.Code}", known, read, tally, shown);
        }

        Say($"{"view",-20}{"numbers",9}{"right",8}{"unnamed",9}{"listed",8}{"wrong",7}{"silent",8}{"proved %",10}");
        foreach (var (view, count) in tally.Append(KeyValuePair.Create("total", Count.Sum(tally.Values))))
            Say($"{view,-20}{count.Numbers,9}{count.Right,8}{count.Unnamed,9}{count.Listed,8}{count.Wrong,7}{count.Silent,8}{100.0 * count.Proved / Math.Max(1, count.Right),10:0.0}");
        Say($"{reports} reports, {removed} labels taken out, {proposed} proposed, {accepted} read because every equation holds, {acceptedWrongly} of them as another field (seed {seed})");
        foreach (var line in shown.Take(4000))
            Console.WriteLine("  " + line);
        var sum = Count.Sum(tally.Values);
        return sum.Wrong + sum.Silent + acceptedWrongly == 0 ? 0 : 1;
    }

    // A third of the labels; never all that the vocabulary knows of a field, which no vocabulary file may leave empty.
    private static List<(string Label, Field Field)> Draw(
        IEnumerable<(string Label, LabelContext Context, Field Field)> labels, FormVocabulary vocabulary, Random random)
    {
        var left = vocabulary.Entries.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Count());
        var drawn = new List<(string, Field)>();
        foreach (var (label, _, field) in labels.DistinctBy(l => l.Label))
        {
            var fields = vocabulary.Entries.Where(e => e.Label == label).Select(e => e.Field).ToList();
            if (random.Next(3) != 0 || fields.Exists(f => left[f] < 2))
                continue;
            foreach (var other in fields)
                left[other]--;
            drawn.Add((label, field));
        }

        return drawn;
    }

    private static FormVocabulary Without(FormVocabulary vocabulary, List<(string Label, Field Field)> unseen)
    {
        var labels = unseen.Select(u => u.Label).ToHashSet(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var group in vocabulary.Entries.Where(e => !labels.Contains(e.Label)).GroupBy(e => e.Field.Group))
        {
            text.Append(CultureInfo.InvariantCulture, $"{group.Key}:\n");
            foreach (var role in group.GroupBy(e => e.Field.Role))
                text.Append(CultureInfo.InvariantCulture, $"  {role.Key}: [{string.Join(", ", role.Select(e => $"\"{e.Label}\""))}]\n");
        }

        var folder = Directory.CreateTempSubdirectory("perfeval");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "words.yaml"), text.ToString());
            return VocabularyLoader.Load(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(string name, RecognisedDocument known, RecognisedDocument read, SortedDictionary<string, Count> tally, List<string> shown)
    {
        var now = Facts(read).ToLookup(f => f.Figure.Place);
        var heads = read.Cells.Where(c => c.Entry?.By == "report.self_score").Select(c => ((int?)c.TableNo, (int?)c.Cell.Row, (int?)c.Cell.Col)).ToHashSet();
        var listed = read.Leftovers.Select(l => (l.TableNo, l.Row, l.Col)).ToHashSet();
        foreach (var (what, view, figure) in Facts(known))
        {
            if (!tally.TryGetValue(view, out var count))
                tally[view] = count = new Count();
            count.Numbers++;
            var found = now[figure.Place].ToList();
            // What the head of a form says of a report without other forms is the report's own.
            if (found.Exists(f => f.What == what) || heads.Contains((figure.Place.TableNo, figure.Place.Row, figure.Place.Col)))
            {
                count.Right++;
                count.Proved += read.Reports.Any(r => r.Proof.Of(figure.Place) == Proof.Proved) ? 1 : 0;
            }
            else if (found.Exists(f => IsUnnamed(f.What, what)))
            {
                count.Unnamed++;
            }
            else if (found.Count > 0)
            {
                count.Wrong++;
                shown.Add($"{name}: {what} became {found[0].What}");
            }
            else if (figure.Place is { TableNo: { } table, Row: { } row, Col: { } col } && listed.Contains((table, row, col)))
            {
                count.Listed++;
            }
            else
            {
                count.Silent++;
                shown.Add($"{name}: {what} is nowhere");
            }
        }

        // What only the smaller vocabulary takes for a number of a view.
        var before = Facts(known).Select(f => f.Figure.Place).ToHashSet();
        foreach (var (what, view, figure) in Facts(read).Where(f => !before.Contains(f.Figure.Place)))
        {
            if (!tally.TryGetValue(view, out var count))
                tally[view] = count = new Count();
            count.Wrong++;
            shown.Add($"{name}: {what} is a fact only without the labels");
        }
    }

    // The same but for names that nobody could know without the labels.
    private static bool IsUnnamed(string what, string known)
    {
        var (parts, names) = (what.Split('|'), known.Split('|'));
        return parts.Length == names.Length && parts.Zip(names)
            .All(pair => pair.First == pair.Second || (pair.First.EndsWith('=') && pair.Second.StartsWith(pair.First, StringComparison.Ordinal)));
    }

    private static List<(string What, string View, Figure Figure)> Facts(RecognisedDocument document)
    {
        var found = new Found();
        foreach (var fact in document.Reports.SelectMany(r => r.Facts))
        {
            found.Begin(fact.View);
            fact.Table.Write(fact, found);
        }

        return found.Facts;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private sealed class Count
    {
        public int Numbers { get; set; }

        public int Right { get; set; }

        public int Unnamed { get; set; }

        public int Listed { get; set; }

        public int Wrong { get; set; }

        public int Silent { get; set; }

        public int Proved { get; set; }

        public static Count Sum(IEnumerable<Count> counts)
        {
            var sum = new Count();
            foreach (var count in counts)
            {
                (sum.Numbers, sum.Right, sum.Unnamed,
                    sum.Listed) = (sum.Numbers + count.Numbers, sum.Right + count.Right, sum.Unnamed + count.Unnamed, sum.Listed + count.Listed);
                (sum.Wrong, sum.Silent, sum.Proved) = (sum.Wrong + count.Wrong, sum.Silent + count.Silent, sum.Proved + count.Proved);
            }

            return sum;
        }
    }

    // What a number is: view, field and value, with what its row is of (scope, line), not the number of the row, which moves when others are missing.
    private sealed class Found : IFactWriter
    {
        private readonly StringBuilder _row = new();
        private string _view = "";

        public List<(string What, string View, Figure Figure)> Facts { get; } = [];

        public void Begin(string view)
        {
            _view = view;
            _row.Clear();
        }

        public void Key(string field, string? value)
        {
            if (field is "scope" or "project" or "basis" or "line" or "section" or "side")
                _row.Append(CultureInfo.InvariantCulture, $"|{field}={value}");
        }

        public void Number(string field, Figure? figure)
        {
            if (figure?.Value is { } value)
                Facts.Add((string.Create(CultureInfo.InvariantCulture, $"{_view}{_row}|{field} {value}"), _view, figure));
        }

        public void Count(string field, Figure? figure) => Number(field, figure);
    }
}
