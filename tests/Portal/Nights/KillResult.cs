namespace PerfEval.Portal.Nights;

/// <summary>What a run of kills came to.</summary>
public sealed record KillResult
{
    /// <summary>Processes that were killed while they ran; a kill that came after the last process ended does not count.</summary>
    public int Kills { get; init; }

    /// <summary>Of them in the crawl command, which also loads and analyses.</summary>
    public int InCrawl { get; init; }

    public int Homes { get; init; }

    /// <summary>Published generations that were opened.</summary>
    public int Generations { get; init; }

    /// <summary>Everything that was not as it must be; empty is what is wanted.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
