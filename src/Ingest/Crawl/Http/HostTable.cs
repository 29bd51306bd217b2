using System.Collections.Concurrent;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>What all sources of a night share of each host: its gate and its robots.txt, fetched once a run.</summary>
internal sealed class HostTable(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, HostGate> _gates = [];
    private readonly ConcurrentDictionary<(string Run, string Site), Lazy<Task<RobotsAnswer>>> _robots = [];

    /// <summary>http and https of one name are one host.</summary>
    public HostGate GateOf(Uri address) => GateOf(AllowedHosts.EntryOf(address));

    /// <param name="host">As <see cref="AllowedHosts"/> has it.</param>
    public HostGate GateOf(string host) => _gates.GetOrAdd(host, _ => new HostGate(time));

    public async Task<RobotsAnswer> RobotsOf(string run, Uri address, Func<Uri, Task<RobotsAnswer>> fetch)
    {
        foreach (var past in _robots.Keys.Where(key => key.Run != run))
        {
            _robots.TryRemove(past, out _);
        }

        var site = new Uri(address.GetLeftPart(UriPartial.Authority) + "/robots.txt");
        var key = (run, site.AbsoluteUri);
        var answer = _robots.GetOrAdd(key, _ => new Lazy<Task<RobotsAnswer>>(() => fetch(site)));
        try
        {
            return await answer.Value;
        }
        catch (OperationCanceledException)
        {
            // The source that asked was stopped; the next one asks for itself.
            _robots.TryRemove(key, out _);
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }
}
