namespace PerfEval.Portal.Log;

/// <summary>One request as the portal saw it.</summary>
public sealed record RequestEntry
{
    /// <summary>From 0 over all sites.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the site, or <see cref="TestPortal.ForbiddenName"/>.</summary>
    public required string Site { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Address { get; init; }

    /// <summary>As the client's Host header says.</summary>
    public required string Host { get; init; }

    /// <summary>list, page, attachment, robots or other.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it carried If-None-Match or If-Modified-Since.</summary>
    public required bool Conditional { get; init; }

    /// <summary>The Range header, or null.</summary>
    public required string? Range { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>0 where the connection was dropped before an answer began.</summary>
    public required int Status { get; init; }

    /// <summary>The fault that was injected, or null.</summary>
    public required string? Fault { get; init; }
}
