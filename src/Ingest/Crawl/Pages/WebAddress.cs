using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Crawl.Pages;

/// <summary>One spelling for addresses that name the same thing.</summary>
public static partial class WebAddress
{
    /// <summary>Without fragment, session id, default port and dot segments; host in lower case.</summary>
    public static Uri Canonical(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        return new Uri(SessionId().Replace(plain, ""));
    }

    [GeneratedRegex(@";jsessionid=[^?#/]*", RegexOptions.IgnoreCase)]
    private static partial Regex SessionId();
}
