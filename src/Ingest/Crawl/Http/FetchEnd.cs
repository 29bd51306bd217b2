namespace PerfEval.Ingest.Crawl.Http;

/// <summary>How a request ended.</summary>
public enum FetchEnd
{
    /// <summary>A whole body is there.</summary>
    Got,

    /// <summary>304.</summary>
    NotModified,

    /// <summary>404 or 410.</summary>
    NotFound,

    /// <summary>A status or a body that asks for a browser or a login.</summary>
    Challenged,

    /// <summary>Must not be asked for (host, scheme, private address, redirect), or the server refuses (other 4xx).</summary>
    Refused,

    /// <summary>robots.txt forbids it.</summary>
    Robots,

    /// <summary>More bytes than allowed; nothing was kept.</summary>
    TooLarge,

    /// <summary>No whole answer within all attempts.</summary>
    Failed,

    /// <summary>The night's budget is spent.</summary>
    Budget,
}
