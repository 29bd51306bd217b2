namespace PerfEval.Mutants;

/// <summary>Draws mutants without drawing any twice; the same sites and seed give the same mutants in the same order.</summary>
public sealed class Picker
{
    private readonly List<List<Mutant>> _byKind;
    private readonly Random _random;

    public Picker(IEnumerable<Mutant> sites, int seed)
    {
        _byKind = [.. sites.GroupBy(site => site.Kind).OrderBy(group => group.Key).Select(group => group.ToList())];
        _random = new Random(seed);
    }

    /// <returns>Null where all were drawn.</returns>
    public Mutant? Next()
    {
        if (_byKind.Count == 0)
            return null;
        var kind = _byKind[_random.Next(_byKind.Count)];
        var index = _random.Next(kind.Count);
        var drawn = kind[index];
        kind.RemoveAt(index);
        if (kind.Count == 0)
            _byKind.Remove(kind);
        return drawn;
    }
}
