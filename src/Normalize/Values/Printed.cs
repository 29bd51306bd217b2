namespace PerfEval.Normalize.Values;

/// <summary>A text fact: what is stored, what was printed, and where.</summary>
/// <param name="Text">Line wraps inside the cell removed; null for an empty cell.</param>
public sealed record Printed(string? Text, string Raw, Place Place);
