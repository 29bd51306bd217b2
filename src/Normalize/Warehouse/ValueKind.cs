namespace PerfEval.Normalize.Warehouse;

/// <summary>What many values have in common besides their place.</summary>
/// <param name="Unit">As printed; null where none is.</param>
/// <param name="Proof">Of a number; null of anything else.</param>
internal readonly record struct ValueKind(string Field, string State, string Certainty, string? Unit, string? Proof);
