namespace PerfEval.Portal.Faults;

/// <summary>What is to go wrong on a site, and when. May be changed while requests come in; the first matching fault is taken.</summary>
public sealed class FaultBoard
{
    private readonly Lock _lock = new();
    private readonly List<Rule> _rules = [];
    private int _requests;

    /// <summary>At one address, and at what it redirects to within the fault.</summary>
    /// <param name="address">Of the site.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="times">How often; then the site answers properly.</param>
    /// <param name="after">Requests that are answered properly first.</param>
    public void At(Uri address, Fault fault, int times = int.MaxValue, int after = 0)
    {
        var wanted = address.PathAndQuery;
        Add(new Rule((asked, _, _) => asked == wanted || asked.StartsWith(FaultAddress.Hops(wanted), StringComparison.Ordinal), fault, times, after));
    }

    /// <summary>At every address of a kind: list, page, attachment, robots or other.</summary>
    public void OnKind(string kind, Fault fault, int times = int.MaxValue, int after = 0) => Add(new Rule((_, asked, _) => asked == kind, fault, times, after));

    /// <summary>At the site's request of this number, counted from 0.</summary>
    public void OnRequest(int number, Fault fault) => Add(new Rule((_, _, request) => request == number, fault, 1, 0));

    public void Clear()
    {
        lock (_lock)
            _rules.Clear();
    }

    internal Fault? Take(string address, string kind)
    {
        lock (_lock)
        {
            var number = _requests++;
            foreach (var rule in _rules.Where(rule => rule.Matches(address, kind, number)))
            {
                if (rule.After > 0)
                    rule.After--;
                else if (rule.Times > 0)
                    return rule.Use();
            }

            return null;
        }
    }

    private void Add(Rule rule)
    {
        lock (_lock)
            _rules.Add(rule);
    }

    private sealed class Rule(Func<string, string, int, bool> matches, Fault fault, int times, int after)
    {
        public int Times { get; private set; } = times;

        public int After { get; set; } = after;

        public bool Matches(string address, string kind, int number) => matches(address, kind, number);

        public Fault Use()
        {
            Times--;
            return fault;
        }
    }
}
