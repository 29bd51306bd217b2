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
}
