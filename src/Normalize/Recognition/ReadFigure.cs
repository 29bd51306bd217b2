using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>A number of a table, and what it is read as.</summary>
/// <param name="As">View, line and column: changes with the meaning of the number, not with the row it stands in.</param>
internal sealed record ReadFigure(Figure Figure, string As, Fact Fact, string Field, RecognisedReport Report)
{
    public bool IsProved => Report.Proof.Of(Figure.Place) == Proof.Proved;

    /// <summary>It stands in an equation that fails.</summary>
    public bool IsRefused => Report.Proof.Closures.Any(c => c.Holds == false && c.Terms.Any(t => ReferenceEquals(t.Fact, Fact) && t.Field == Field));
}
