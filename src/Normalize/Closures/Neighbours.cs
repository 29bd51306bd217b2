using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>The numbers in the row and the column, or in the paragraph, of each figure: those that could have been read in its place.</summary>
internal sealed class Neighbours : IFactWriter
{
    private const decimal TenThousand = 10_000m;

    private readonly Dictionary<long, Line> _lines = [];
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
        if (IsOther(value * TenThousand) || IsOther(value / TenThousand))
            return true;
        var (first, second) = Keys(figure.Place);
        return AnyIn(first) || AnyIn(second);

        bool IsOther(decimal candidate) => candidate != value && candidate >= least && candidate <= most;

        bool AnyIn(long? key)
        {
            if (Of(key) is not { } line)
                return false;
            var at = line.FirstFrom(least);
            // The figure's own value stands there as well, and may more than once.
            if (at < line.Count && line[at] == value)
                at = line.FirstBehind(value);
            return at < line.Count && line[at] <= most;
        }
    }

    /// <summary>Whether a number nearby, other than the figure itself, is this one.</summary>
    public bool Has(Figure figure, decimal value)
    {
        var (first, second) = Keys(figure.Place);
        return IsIn(first) || IsIn(second);

        bool IsIn(long? key) => Of(key) is { } line && line.FirstBehind(value) - line.FirstFrom(value) > (value == figure.Value ? 1 : 0);
    }

    void IFactWriter.Number(string field, Figure? figure)
    {
        if (figure is { Value: not null } && _current(figure) is { Value: { } value } && _seen.Add(figure.Place))
            Add(figure.Place, value);
    }

    void IFactWriter.Count(string field, Figure? figure) => ((IFactWriter)this).Number(field, figure);

    private Line? Of(long? key) => key is { } line ? _lines.GetValueOrDefault(line) : null;

    private void Add(Place place, decimal value)
    {
        var (first, second) = Keys(place);
        AddTo(first);
        AddTo(second);

        void AddTo(long? key)
        {
            if (key is not { } at)
                return;
            if (!_lines.TryGetValue(at, out var line))
                _lines[at] = line = new Line();
            line.Add(value);
        }
    }

    // The row and the column of a cell, or the paragraph. Rows are even, columns odd.
    private static (long? First, long? Second) Keys(Place place)
    {
        if (place is { TableNo: { } table, Row: { } row, Col: { } col })
            return (((long)table << 32) | ((uint)row << 1), ((long)table << 32) | ((uint)col << 1) | 1);
        return (place.Paragraph is { } paragraph ? -1L - paragraph : null, null);
    }

    /// <summary>Numbers side by side, sorted when they are first asked for: tables may have a hundred thousand rows.</summary>
    private sealed class Line
    {
        private readonly List<decimal> _numbers = [];
        private bool _isSorted;

        public int Count => _numbers.Count;

        public decimal this[int at] => _numbers[at];

        public void Add(decimal number)
        {
            _numbers.Add(number);
            _isSorted = false;
        }

        /// <summary>Place of the first number that is not below.</summary>
        public int FirstFrom(decimal value) => First(value, least: 0);

        /// <summary>Place of the first number that is above.</summary>
        public int FirstBehind(decimal value) => First(value, least: 1);

        // The first whose comparison with the value comes to as much.
        private int First(decimal value, int least)
        {
            Sort();
            var (from, to) = (0, _numbers.Count);
            while (from < to)
            {
                var middle = (from + to) / 2;
                if (_numbers[middle].CompareTo(value) >= least)
                    to = middle;
                else
                    from = middle + 1;
            }

            return from;
        }

        private void Sort()
        {
            if (!_isSorted)
                _numbers.Sort();
            _isSorted = true;
        }
    }
}
