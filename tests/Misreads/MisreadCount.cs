using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Values;

namespace PerfEval.Misreads;

/// <summary>What became of the proved numbers of reports when each was misread in every way.</summary>
internal sealed class MisreadCount
{
    /// <summary>By view: numbers, proved, contradicted.</summary>
    public SortedDictionary<string, (int Numbers, int Proved, int Contradicted)> Views { get; } = new(StringComparer.Ordinal);

    /// <summary>Misreadings tried.</summary>
    public int Tried { get; private set; }

    /// <summary>After which no equation fails, though none holds to the last digit any more: one digit less within the rounding of a sum.</summary>
    public int WithinRounding { get; private set; }

    /// <summary>After which the number was still proved, or proved nothing wrong: what must not be.</summary>
    public List<string> Missed { get; } = [];

    /// <summary>Counts the numbers of a document's reports, and misreads those that are proved.</summary>
    /// <param name="step">Of the proved numbers, every how many-th.</param>
    public void Add(string file, Document document, RecognisedDocument recognised, int step = 1)
    {
        var misreads = new Misreads(document, recognised);
        foreach (var report in recognised.Reports)
        {
            var numbers = Misreads.Numbers(report);
            foreach (var view in numbers.GroupBy(n => n.View))
            {
                var (all, proved, contradicted) = Views.GetValueOrDefault(view.Key);
                Views[view.Key] = (all + view.Count(), proved + view.Count(n => report.Proof.Of(n.Figure.Place) == Proof.Proved),
                    contradicted + view.Count(n => report.Proof.Of(n.Figure.Place) == Proof.Contradicted));
            }

            // Against the whole document, as the misread ones are.
            var whole = report.Prove(recognised.Leftovers, isWhole: true, report.Revisions);
            var known = Failing(whole);
            foreach (var (view, figure) in numbers.Where(n => whole.Proof.Of(n.Figure.Place) == Proof.Proved).Where((_, i) => i % step == 0))
            {
                foreach (var value in misreads.OfRowAndColumn(report, figure).Concat(Misreads.OfUnit(figure)).Distinct())
                    Try(view, figure, value, mustFail: true);
                foreach (var value in Misreads.Shorter(figure))
                    Try(view, figure, value, mustFail: false);
            }

            void Try(string view, Figure figure, decimal value, bool mustFail)
            {
                Tried++;
                var misread = misreads.Misread(report, figure, value);
                var fails = Failing(misread) > known || !Holds(whole).SetEquals(Holds(misread));
                if (misread.Proof.Of(figure.Place) == Proof.Proved || (mustFail && !fails))
                    Missed.Add(
                        string.Create(
                            System.Globalization.CultureInfo.InvariantCulture,
                            $"{file} {view} {figure.Raw}@{figure.Place.TableNo},{figure.Place.Row},{figure.Place.Col},p{figure.Place.Paragraph}: "
                            + $"{figure.Value} -> {value} {misread.Proof.Of(figure.Place)}"));
                else if (!fails)
                    WithinRounding++;
            }
        }
    }

    private static int Failing(RecognisedReport report) => report.Proof.Closures.Count(c => c.Holds == false);

    // One-sided equations are no longer decidable where they do not hold.
    private static HashSet<int> Holds(RecognisedReport report) =>
        [.. report.Proof.Closures.Select((c, i) => (c, i)).Where(x => x.c.Holds == true).Select(x => x.i)];
}
