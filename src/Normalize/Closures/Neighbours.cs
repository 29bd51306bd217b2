using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>The numbers in the row and the column, or in the paragraph, of each figure: those that could have been read in its place.</summary>
internal sealed class Neighbours : IFactWriter
{
    private const decimal TenThousand = 10_000m;

    private readonly Dictionary<(int Block, int Line, bool IsColumn), List<(Place Place, decimal Value)>> _lines = [];
    private readonly HashSet<Place> _seen = [];
    private readonly Dictionary<Place, decimal> _nearest = [];
    private readonly Func<Figure, Figure> _current;

    /// <param name="unread">Numbers that nobody took.</param>
    /// <param name="current">What stands for a figure by now.</param>
    public Neighbours(IEnumerable<Fact> facts, IEnumerable<(Place Place, decimal Value)> unread, Func<Figure, Figure> current)
    {
        _current = current;
        foreach (var fact in facts)
            fact.Table.Write(fact, this);
        foreach (var (place, value) in unread)
            Add(place, value);
    }

    /// <summary>Other numbers: those near, and the figure's own in 元 taken for 万元 or the other way round.</summary>
    public IEnumerable<decimal> Candidates(Figure figure) =>
        Around(figure.Place).Append(figure.Value!.Value * TenThousand).Append(figure.Value!.Value / TenThousand).Where(c => c != figure.Value);

    /// <summary>How far the nearest of the candidates is.</summary>
    public decimal Nearest(Figure figure)
    {
        if (!_nearest.TryGetValue(figure.Place, out var nearest))
            _nearest[figure.Place] = nearest = Candidates(figure).Select(c => Math.Abs(c - figure.Value!.Value)).DefaultIfEmpty(Term.Limit).Min();
        return nearest;
    }

    /// <summary>Whether a number nearby is this one.</summary>
    public bool Has(Figure figure, decimal value) => Around(figure.Place).Contains(value);

    void IFactWriter.Number(string field, Figure? figure)
    {
        if (figure is { Value: not null } && _current(figure) is { Value: { } value } && _seen.Add(figure.Place))
            Add(figure.Place, value);
    }

    void IFactWriter.Count(string field, Figure? figure) => ((IFactWriter)this).Number(field, figure);

    void IFactWriter.Key(string field, string? value)
    {
    }

    void IFactWriter.Key(string field, int? value)
    {
    }

    void IFactWriter.Flag(string field, bool value)
    {
    }

    void IFactWriter.Text(string field, MaskedText? text)
    {
    }

    void IFactWriter.Words(string field, Printed? printed)
    {
    }

    void IFactWriter.Part(string field, decimal? value, Printed? whole)
    {
    }

    void IFactWriter.Part(string field, string? value)
    {
    }

    private IEnumerable<decimal> Around(Place place) => Lines(place).SelectMany(l => _lines.GetValueOrDefault(l, [])).Where(n => n.Place != place).Select(n => n.Value);

    private void Add(Place place, decimal value)
    {
        foreach (var line in Lines(place))
        {
            if (!_lines.TryGetValue(line, out var numbers))
                _lines[line] = numbers = [];
            numbers.Add((place, value));
        }
    }

    private static IEnumerable<(int Block, int Line, bool IsColumn)> Lines(Place place)
    {
        if (place is { TableNo: { } table, Row: { } row, Col: { } col })
            return [(table, row, false), (table, col, true)];
        return place.Paragraph is { } paragraph ? [(-1, paragraph, false)] : [];
    }
}
