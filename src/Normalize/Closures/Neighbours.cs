using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>The numbers in the row and the column, or in the paragraph, of each figure: those that could have been read in its place.</summary>
internal sealed class Neighbours : IFactWriter
{
    private const decimal TenThousand = 10_000m;

    private readonly Dictionary<(int Block, int Line, bool IsColumn), List<decimal>> _lines = [];
    private readonly Dictionary<(int Block, int Line, bool IsColumn), decimal[]> _sorted = [];
    private readonly HashSet<Place> _seen = [];
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

    /// <summary>
    /// Whether another number, of those near or the figure's own in 元 taken for 万元 or the other way round, lies between the two.
    /// </summary>
    public bool HasOther(Figure figure, decimal least, decimal most)
    {
        var value = figure.Value!.Value;
        return IsOther(value * TenThousand) || IsOther(value / TenThousand) || Lines(figure.Place).Any(AnyIn);

        bool IsOther(decimal candidate) => candidate != value && candidate >= least && candidate <= most;

        bool AnyIn((int Block, int Line, bool IsColumn) line)
        {
            var numbers = Sorted(line);
            var at = FirstFrom(numbers, least);
            // The figure's own value stands there as well, and may more than once.
            if (at < numbers.Length && numbers[at] == value)
                at = FirstBehind(numbers, value);
            return at < numbers.Length && numbers[at] <= most;
        }
    }

    /// <summary>Whether a number nearby, other than the figure itself, is this one.</summary>
    public bool Has(Figure figure, decimal value) => Lines(figure.Place).Any(line =>
    {
        var numbers = Sorted(line);
        return FirstBehind(numbers, value) - FirstFrom(numbers, value) > (value == figure.Value ? 1 : 0);
    });

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

    private decimal[] Sorted((int Block, int Line, bool IsColumn) line) =>
        _sorted.TryGetValue(line, out var numbers) ? numbers : _sorted[line] = [.. _lines.GetValueOrDefault(line, []).Order()];

    // The place of the first number that is not below; tables may have a hundred thousand rows.
    private static int FirstFrom(decimal[] numbers, decimal value) => First(numbers, n => n >= value);

    private static int FirstBehind(decimal[] numbers, decimal value) => First(numbers, n => n > value);

    private static int First(decimal[] numbers, Func<decimal, bool> isIn)
    {
        var (from, to) = (0, numbers.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (isIn(numbers[middle]))
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }

    private void Add(Place place, decimal value)
    {
        foreach (var line in Lines(place))
        {
            if (!_lines.TryGetValue(line, out var numbers))
                _lines[line] = numbers = [];
            numbers.Add(value);
        }
    }

    private static IEnumerable<(int Block, int Line, bool IsColumn)> Lines(Place place)
    {
        if (place is { TableNo: { } table, Row: { } row, Col: { } col })
            return [(table, row, false), (table, col, true)];
        return place.Paragraph is { } paragraph ? [(-1, paragraph, false)] : [];
    }
}
