using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Robots;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>One spelling for addresses that name the same thing.</summary>
public static partial class WebAddress
{
    /// <summary>
    /// Without fragment, session id, default port, dot segments and needless escapes; host in lower case. An address without a host stays as it is.
    /// </summary>
    public static Uri Canonical(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!AllowedHosts.HasHost(address))
        {
            return address;
        }

        var path = RobotsPattern.Normal(SessionId().Replace(address.PathAndQuery, "").TrimEnd('?'));
        return Uri.TryCreate($"{address.Scheme}://{AllowedHosts.EntryOf(address)}{path}", UriKind.Absolute, out var canonical) ? canonical : address;
    }

    [GeneratedRegex(@";jsessionid=[^?#/]*", RegexOptions.IgnoreCase)]
    private static partial Regex SessionId();
}
