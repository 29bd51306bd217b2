namespace PerfEval.Ingest.Crawl.Http;

/// <summary>
/// The hosts that a source may be fetched from, each as host or host:port. A host without a port stands for the ports 80 and 443.
/// Names are compared whole, in lower case and punycode; nothing is a suffix match.
/// </summary>
public sealed class AllowedHosts
{
    private readonly HashSet<string> _hosts;

    public AllowedHosts(IEnumerable<string> hosts)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        _hosts = [.. hosts.Select(host => Normal(host) ?? throw new ArgumentException($"not a host: {host}", nameof(hosts)))];
    }

    /// <summary>The entry that an address needs: its host, with the port where it is not the scheme's own.</summary>
    public static string EntryOf(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var host = address.IdnHost.ToLowerInvariant();
        return (host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host) + (address.IsDefaultPort ? "" : $":{address.Port}");
    }

    /// <summary>An entry as it is compared; null where it is no host.</summary>
    public static string? Normal(string entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Uri.TryCreate($"http://{entry}/", UriKind.Absolute, out var address) && Problem(address) is null && address.PathAndQuery == "/"
            && address.Fragment.Length == 0
            ? EntryOf(address)
            : null;
    }

    /// <summary>Why an address must not be asked for at all, whatever the allowed hosts are; null where nothing speaks against it.</summary>
    public static string? Problem(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return !address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps)
            ? "只访问 http 和 https 地址 (only http and https are fetched)"
                : address.UserInfo.Length > 0 ? "地址含用户名 (the address carries a user name)"
                : !HasHost(address) || address.IdnHost.EndsWith('.') ? "主机名不完整 (not a plain host name)"
                : null;
    }

    /// <summary>Whether the name can be asked for at all: some spellings that an address may have are no name in punycode.</summary>
    internal static bool HasHost(Uri address)
    {
        try
        {
            return address.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }

    public bool Permit(Uri address) => Problem(address) is null && _hosts.Contains(EntryOf(address));
}
