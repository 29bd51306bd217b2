using PerfEval.Normalize.Facts;

namespace PerfEval.Normalize.Closures;

/// <summary>A number in an equation.</summary>
/// <param name="Role">One of <see cref="TermRole"/>.</param>
/// <param name="Value">In the unit of the equation.</param>
/// <param name="IsProved">The equation holds, and would not with any other number that could have been read here.</param>
public sealed record ClosureTerm(Fact Fact, string Field, string Role, decimal Value, bool IsProved);
