namespace PerfEval.Normalize.Facts;

/// <summary>A column of a fact's table and view.</summary>
/// <param name="Type">As SQL writes it: VARCHAR, INTEGER, BOOLEAN, DECIMAL(18,6).</param>
/// <param name="IsShown">Whether the view has it, too.</param>
public sealed record FactColumn(string Name, string Type, bool IsShown = true);
