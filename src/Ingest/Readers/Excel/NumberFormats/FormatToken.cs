namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

/// <summary>One piece of a number format.</summary>
/// <param name="Text">What to print for a literal; the letters of a date part; the placeholder itself for a digit.</param>
internal readonly record struct FormatToken(FormatTokenKind Kind, string Text);
