using System.Net;

namespace PerfEval.Worker.Web;

/// <summary>
/// The names under which this server is asked. A page elsewhere whose name is made to point here must not read what it is told: a name counts only
/// where it is this machine's or the settings', an address always where the server listens beyond the machine, for no name leads a browser to it.
/// </summary>
internal sealed class AllowedNames(IPAddress listen, IReadOnlyList<string> hosts)
{
    private readonly HashSet<string> _names = new(
        ["localhost", .. hosts, .. IPAddress.IsLoopback(listen) ? [] : new[] { Dns.GetHostName() }], StringComparer.OrdinalIgnoreCase);

    public bool Has(string host)
    {
        var name = host.TrimEnd('.');
        return _names.Contains(name) || (IPAddress.TryParse(name.Trim('[', ']'), out var address)
            && (IPAddress.IsLoopback(address) || !IPAddress.IsLoopback(listen)));
    }
}
