namespace PerfEval.Portal;

/// <summary>Which headers a site sends that a later request can be made conditional with.</summary>
public enum SiteValidators
{
    /// <summary>ETag and Last-Modified.</summary>
    Both,

    /// <summary>Last-Modified only.</summary>
    Date,

    /// <summary>Neither, as pages put together by scripts.</summary>
    None,
}
