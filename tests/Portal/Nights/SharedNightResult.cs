namespace PerfEval.Portal.Nights;

/// <summary>What nights of two servers came to.</summary>
public sealed record SharedNightResult
{
    /// <summary>Servers that were killed while a night was under way.</summary>
    public int Kills { get; init; }

    /// <summary>Seconds from a kill until what that server had in hand was begun again; a server that had nothing in hand has none.</summary>
    public required IReadOnlyList<double> TakenUp { get; init; }

    /// <summary>Seconds of the undisturbed night of one server, and of each night of two.</summary>
    public required IReadOnlyList<double> Seconds { get; init; }

    /// <summary>Sources that each server crawled, by its name.</summary>
    public required IReadOnlyDictionary<string, int> Crawled { get; init; }

    /// <summary>Published generations that were opened.</summary>
    public int Generations { get; init; }

    /// <summary>Everything that was not as it must be; empty is what is wanted.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
