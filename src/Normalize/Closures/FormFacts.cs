using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>The facts that one form states, by kind, and how their figures become terms.</summary>
/// <param name="current">What stands for a figure by now: the figure, or what it was repaired to.</param>
internal sealed class FormFacts(string key, IReadOnlyList<Fact> facts, Func<Figure, Figure> current)
{
    public string Key => key;

    public IReadOnlyList<Funding> Funding { get; } = [.. facts.OfType<Funding>()];

    public IReadOnlyList<FundingByNature> Nature { get; } = [.. facts.OfType<FundingByNature>()];

    public IReadOnlyList<Indicator> Indicators { get; } = [.. facts.OfType<Indicator>()];

    public IReadOnlyList<ScoreItem> ScoreItems { get; } = [.. facts.OfType<ScoreItem>()];

    public IReadOnlyList<BudgetLine> BudgetLines { get; } = [.. facts.OfType<BudgetLine>()];

    public ScoreTotal? ScoreTotal { get; } = facts.OfType<ScoreTotal>().FirstOrDefault();

    public Staffing? Staffing { get; } = facts.OfType<Staffing>().FirstOrDefault();

    public Building? Building { get; } = facts.OfType<Building>().FirstOrDefault();

    public Funding? FundingTotal => Funding.FirstOrDefault(f => f.Line == "total");

    public static IReadOnlyList<FormFacts> Of(IEnumerable<Fact> facts, Func<Figure, Figure> current) =>
        [.. facts.Where(f => f is not (Passage or Attachment or Project)).GroupBy(f => f.FormKey).Select(g => new FormFacts(g.Key, [.. g], current))];

    public BudgetLine? Line(string code) => BudgetLines.FirstOrDefault(l => l.Line == code);

    /// <summary>Null where no number is printed.</summary>
    public Term? Term(Fact? fact, string field, string role, Figure? figure) =>
        fact is not null && figure is not null ? Closures.Term.Of(fact, field, role, current(figure)) : null;

    public Term? Whole(Fact? fact, string field, Figure? figure) => Term(fact, field, TermRole.Whole, figure);

    public Term? Part(Fact? fact, string field, Figure? figure) => Term(fact, field, TermRole.Part, figure);
}
