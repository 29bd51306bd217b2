namespace PerfEval.Portal.Log;

/// <summary>One TCP connection that was accepted, whether or not a request followed.</summary>
/// <param name="At">When.</param>
/// <param name="Site">Name of the site, or <see cref="TestPortal.ForbiddenName"/>.</param>
/// <param name="Local">Address and port that were called.</param>
public sealed record ConnectionEntry(DateTimeOffset At, string Site, string Local);
