using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Narrative;

/// <summary>A spelling of money in a sentence: where it stands and what it says.</summary>
/// <param name="Start">Of the number.</param>
/// <param name="End">Behind the unit, or behind the number where the unit stands elsewhere.</param>
/// <param name="Doubtful">A range, a bound, an approximation or a rate: something is said of money, but not this amount.</param>
internal sealed record Amount(int Start, int End, decimal Value, string Unit, bool Doubtful = false, Certainty Certainty = Certainty.Printed);
