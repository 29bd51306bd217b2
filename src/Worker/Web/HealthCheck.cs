namespace PerfEval.Worker.Web;

/// <summary>One thing that was looked at.</summary>
/// <param name="Detail">What was found, in Chinese and English where it is not well.</param>
public sealed record HealthCheck(string Name, bool Ok, string Detail);
