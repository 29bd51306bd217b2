using PerfEval.Normalize.Proposals;

namespace PerfEval.Normalize.Recognition;

/// <summary>A label that the vocabulary does not know where it stands.</summary>
/// <param name="Label">Without numbering, year and trailing brackets: as the vocabulary would hold it.</param>
/// <param name="Cell">First cell of the document that prints it there.</param>
public sealed record UnknownLabel(string Label, LabelContext Context, StoredCell Cell);
