using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>
/// The equations of a report, and what they say of its numbers. A number is proved by an equation that holds and would not with another candidate. One that
/// fails contradicts its numbers, except those that another equation proves and whose misreading would not explain it: those are right as read, and the
/// fault is the unit's or one of the others'.
/// </summary>
public sealed class ReportProof
{
    private static readonly IReadOnlyDictionary<Place, Figure> s_asRead = new Dictionary<Place, Figure>();

    private readonly Dictionary<Place, Proof> _proofs = [];

    /// <summary>Of a report without equations.</summary>
    public static ReportProof None { get; } = Of([], [], isWhole: true);

    private ReportProof(IReadOnlyList<Fact> facts, IReadOnlyList<UnreadNumber> unread, bool isWhole, IReadOnlyDictionary<Place, Figure> revised)
    {
        Figure Current(Figure figure) => revised.Count > 0 && revised.TryGetValue(figure.Place, out var now) ? now : figure;
        var forms = FormFacts.Of(facts, Current);
        var equations = forms.SelectMany(f => FormSums.Of(f).Concat(MoneyEquations.Of(f)).Concat(PointEquations.Of(f)))
            .Concat(AcrossEquations.Of(forms)).Concat(new TextEquations(facts, forms, Current).All()).ToList();
        var tables = unread.Select(u => u.Place.TableNo).ToHashSet();
        foreach (var sum in equations.OfType<SumEquation>().Where(s => s is { IsAcross: false, Excuse: null, Holds: false }))
            sum.Excuse = !isWhole || sum.Figures.Any(f => f.Place.TableNo is { } table && tables.Contains(table)) ? ClosureReason.Unread : null;
        var neighbours = new Neighbours(facts, unread.Select(u => (u.Place, u.Value)), Current);
        Closures = [.. equations.Select(e => Settle(e, neighbours))];
        foreach (var failed in equations.Where(e => e.Holds == false && !Rests(e, Certainty.Repaired)))
            Contradict(failed, neighbours);
    }

    /// <summary>In the order of the forms, those between forms and those of the text last.</summary>
    public IReadOnlyList<Closure> Closures { get; }

    /// <summary>Of numbers that are proved or contradicted, by place.</summary>
    public IReadOnlyDictionary<Place, Proof> Proofs => _proofs;

    /// <param name="facts">All of one report's document.</param>
    /// <param name="unread">Numbers of its tables that nobody took.</param>
    /// <param name="isWhole">Nothing of the document is known to be lost.</param>
    /// <param name="revised">Figures that stand for those of the facts, by place.</param>
    public static ReportProof Of(
        IReadOnlyList<Fact> facts, IReadOnlyList<UnreadNumber> unread, bool isWhole, IReadOnlyDictionary<Place, Figure>? revised = null) =>
        new(facts, unread, isWhole, revised ?? s_asRead);

    public Proof Of(Place place) => _proofs.GetValueOrDefault(place);

    private Closure Settle(Equation equation, Neighbours neighbours)
    {
        // What was inferred may have been chosen because the form's own sum holds; printed once more elsewhere, it is sure all the same.
        var counts = equation.Holds == true && equation.IsTelling && !Rests(equation, Certainty.Repaired)
                     && (!Rests(equation, Certainty.Inferred) || equation.Relation == ClosureRelation.TextTable);
        var terms = new List<ClosureTerm>(equation.Terms.Count);
        foreach (var term in equation.Terms)
        {
            var isProved = counts && equation.Tells(term, neighbours);
            if (isProved)
                _proofs[term.Figure.Place] = Proof.Proved;
            terms.Add(new ClosureTerm(term.Fact, term.Field, term.Role, decimal.Round(term.Value, 6), isProved));
        }

        var home = equation.Terms[0];
        var reason = equation.Holds != true || equation.Excuse == ClosureReason.SameColumns ? equation.Excuse : null;
        return new Closure(
            home.Fact.FormKey, home.Figure.Place.TableNo, equation.Relation, Stored(equation.Expected), Stored(equation.Actual), equation.Tolerance,
            equation.Holds, reason, terms);
    }

    private void Contradict(Equation failed, Neighbours neighbours)
    {
        foreach (var term in failed.Terms)
        {
            if (Of(term.Figure.Place) != Proof.Proved || MayBeMisread(failed, term, neighbours))
                _proofs[term.Figure.Place] = Proof.Contradicted;
        }
    }

    // Another number that stands near was taken for it, or one slip turns it into what would close the equation.
    private static bool MayBeMisread(Equation failed, Term term, Neighbours neighbours) =>
        failed.Closing(term) is not { } closing || neighbours.Has(term.Figure, term.Figure.Value!.Value)
        || neighbours.Has(term.Figure, closing / term.Scale) || Misreading.Joins(term.Figure.Value!.Value, closing / term.Scale);

    // A rate of a tiny amount may be beyond all that is stored.
    private static decimal Stored(decimal number) => decimal.Round(Math.Clamp(number, 1 - Term.Limit, Term.Limit - 1), 6);

    private static bool Rests(Equation equation, Certainty certainty) => equation.Terms.Any(t => t.Figure.Certainty == certainty);
}
