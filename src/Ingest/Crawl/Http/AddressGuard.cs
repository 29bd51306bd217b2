using System.Net;
using System.Net.Sockets;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>
/// Which network addresses a crawl may connect to: only those that are globally reachable by IANA's special-purpose address
/// registries (RFC 6890), so that no page can send it into the network it runs in.
/// </summary>
public static class AddressGuard
{
    private static readonly IPNetwork[] s_special4 = Networks(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
        "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    /// <summary>Inside 2000::/3, which is all that is handed out: protocols, documentation, 6to4 (it embeds any IPv4 address), SRv6.</summary>
    private static readonly IPNetwork[] s_special6 = Networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static readonly IPNetwork s_globalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>What a source marked local may use besides: loopback and private networks, never link-local (a cloud's metadata service is there).</summary>
    private static readonly IPNetwork[] s_local = Networks("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    /// <param name="local">Whether the source is marked local.</param>
    public static bool Permits(IPAddress address, bool local)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IsGlobal(plain) || (local && Array.Exists(s_local, network => network.Contains(plain)));
    }

    private static bool IsGlobal(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(s_special4, network => network.Contains(address)),
        AddressFamily.InterNetworkV6 => s_globalUnicast.Contains(address) && !Array.Exists(s_special6, network => network.Contains(address)),
        _ => false,
    };

    private static IPNetwork[] Networks(params string[] ranges) => [.. ranges.Select(IPNetwork.Parse)];
}
