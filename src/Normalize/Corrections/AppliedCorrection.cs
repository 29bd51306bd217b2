using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Corrections;

/// <summary>A correction together with the text that the cell really prints.</summary>
public sealed record AppliedCorrection(Correction Correction, MaskedText Printed);
