using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Narrative;

/// <summary>A number of the text that no fact took, with the words before it.</summary>
/// <param name="Paragraph">Ordinal of the paragraph block in the document.</param>
/// <param name="What">One of <see cref="Recognition.LeftoverKind"/>.</param>
public sealed record UntakenNumber(int Paragraph, string What, MaskedText Text);
