using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>A number of a recognised table that nobody took: sums of that table may lack it.</summary>
/// <param name="Value">0 where the cell holds other words, too.</param>
public sealed record UnreadNumber(Place Place, decimal Value);
