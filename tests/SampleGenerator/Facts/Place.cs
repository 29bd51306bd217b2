namespace PerfEval.SampleGenerator.Facts;

/// <summary>
/// A division: its name, its GB/T 2260 code (null where no list has it) and the form in which the unit's name carries it,
/// with the prefecture before a county name that several prefectures share.
/// </summary>
internal sealed record Place(string Name, string? Code, string Printed);
