namespace PerfEval.Portal.Nights;

/// <summary>What came of one fault.</summary>
public sealed record FaultRow
{
    public required FaultCase Case { get; init; }

    /// <summary>Outcomes at the faulty address in the nights with the fault, each once; empty where the journal has none.</summary>
    public required string Outcome { get; init; }

    /// <summary>The first message at the faulty address, or what the source's own line said.</summary>
    public required string Message { get; init; }

    /// <summary>Reports of the site in the warehouse after the nights with the fault, of <see cref="FaultCase.Documents"/>.</summary>
    public required int Reports { get; init; }

    /// <summary>The same after a night without it.</summary>
    public required int Recovered { get; init; }

    /// <summary>Whether both are as wished.</summary>
    public required bool AsWished { get; init; }
}
