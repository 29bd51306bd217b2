namespace PerfEval.Portal;

/// <summary>A request as the kinds of sites see it.</summary>
/// <param name="Path">Without the query.</param>
/// <param name="Address">Path and query.</param>
/// <param name="Values">Query and form fields together.</param>
public sealed record Asked(string Path, string Address, IReadOnlyDictionary<string, string> Values)
{
    public int? Number(string name) =>
        Values.TryGetValue(name, out var text) && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
