namespace PerfEval.Normalize.Proposals;

/// <summary>What became of an unknown label.</summary>
public static class ProposalState
{
    /// <summary>For a person to decide.</summary>
    public const string Waiting = "waiting";

    /// <summary>Its numbers are facts, certainty inferred: the equations leave no other field.</summary>
    public const string Proved = "proved";

    /// <summary>The equations refuse the proposed field.</summary>
    public const string Refused = "refused";

    /// <summary>The label stands in the vocabulary by now, and its document was not read again yet.</summary>
    public const string Accepted = "accepted";
}
