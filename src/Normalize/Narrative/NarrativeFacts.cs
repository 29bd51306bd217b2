using PerfEval.Normalize.Facts;

namespace PerfEval.Normalize.Narrative;

/// <summary>What the paragraphs of one report say.</summary>
public sealed record NarrativeFacts
{
    public static readonly NarrativeFacts None = new() { Facts = [] };

    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>自评得分 of the unit, from its own narrative, never from one about a project.</summary>
    public decimal? SelfScore { get; init; }

    public string? Grade { get; init; }

    /// <summary>Different scores or grades of the unit, of which none was taken; null where there is at most one.</summary>
    public string? Undecided { get; init; }

    /// <summary>Numbers that no fact took.</summary>
    public IReadOnlyList<UntakenNumber> Untaken { get; init; } = [];
}
