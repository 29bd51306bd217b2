namespace PerfEval.Worker.Evaluation;

/// <summary>One thing that is not as expected.</summary>
/// <param name="File">Name of the gold file.</param>
/// <param name="Kind">missing_row, extra_row, row_name, number or text.</param>
/// <param name="Field">Null for a row that is missing or should not be there.</param>
public sealed record Difference(string File, string? Unit, string View, string Row, string Kind, string? Field, string? Expected, string? Found);
