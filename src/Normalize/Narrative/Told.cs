namespace PerfEval.Normalize.Narrative;

/// <summary>An amount with what its sentence says of it.</summary>
/// <param name="label">With the subject of the sentence put before it.</param>
internal sealed class Told(Mention mention, string? label, string? line, string? basis)
{
    public Mention Mention => mention;

    public string? Label => label;

    public string? Line => line;

    public string? Basis { get; set; } = basis;

    /// <summary>Of others than the unit, or of a year or part of one that no basis stands for: no line of this report.</summary>
    public bool Elsewhere { get; set; }

    /// <summary>Which 其中 of the sentence it stands behind, from 1; 0 for none.</summary>
    public int Part { get; init; }

    public bool Whole { get; init; }

    /// <summary>False for changes, rates and bare sums.</summary>
    public bool Countable { get; init; }

    /// <summary>Its year, from the fiscal year; null where the sentence names none.</summary>
    public int? Offset { get; init; }
}
