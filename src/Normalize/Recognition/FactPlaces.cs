using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>
/// Where the values of facts are printed. A section claims a number when it reads it; where no fact came of it in the end (a form that turned out to be
/// nobody's), the claim says nothing, and the number is left over like any other that nobody took.
/// </summary>
internal sealed class FactPlaces : IFactWriter
{
    private const string SelfScore = "report.self_score";

    private static readonly HashSet<string> s_views = FactTables.All.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);

    private readonly HashSet<Place> _places = [];

    /// <param name="heads">Total scores from the heads of forms, which are their reports' own.</param>
    public FactPlaces(IEnumerable<Fact> facts, IEnumerable<Figure?> heads)
    {
        foreach (var head in heads)
            Add(head?.Place);
        foreach (var fact in facts)
            fact.Table.Write(fact, this);
    }

    /// <summary>Whether a cell with a number, alone or in its words, was claimed for a view that does not hold it.</summary>
    /// <param name="text">As printed.</param>
    public bool IsLost(CellLedger.Entry entry, Place place, string text) =>
        !entry.Ignored && !_places.Contains(place) && text.AsSpan().ContainsAnyInRange('0', '9') && !entry.By.EndsWith(".label", StringComparison.Ordinal)
        && (entry.By == SelfScore || (entry.By.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && s_views.Contains(entry.By[..dot])));

    void IFactWriter.Number(string field, Figure? figure) => Add(figure?.Place);

    void IFactWriter.Count(string field, Figure? figure) => Add(figure?.Place);

    void IFactWriter.Words(string field, Printed? printed) => Add(printed?.Place);

    void IFactWriter.Part(string field, decimal? value, Printed? whole) => Add(whole?.Place);

    private void Add(Place? place)
    {
        if (place is { } known)
            _places.Add(known);
    }
}
