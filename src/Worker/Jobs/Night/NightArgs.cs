using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <param name="Sources">Ids of the sources to crawl; empty is all.</param>
public sealed record NightArgs(IReadOnlyList<string> Sources)
{
    public const string Kind = "night";
    public const int Version = 1;

    /// <summary>There is one night at a time, however it was started; only sources with times of their own run beside it.</summary>
    public JobEnvelope Envelope(string uniqueKey = Kind) => JobEnvelope.Of(Kind, Version, uniqueKey, this);
}
