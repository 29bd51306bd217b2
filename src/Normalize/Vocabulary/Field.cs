namespace PerfEval.Normalize.Vocabulary;

/// <summary>What a label names, as data/vocabulary writes it: the group of labels of one part of a form, and the role within it.</summary>
/// <param name="Group">E.g. funding_column.</param>
/// <param name="Role">E.g. full_year.</param>
public sealed record Field(string Group, string Role)
{
    /// <summary>funding_column.full_year.</summary>
    public override string ToString() => $"{Group}.{Role}";
}
