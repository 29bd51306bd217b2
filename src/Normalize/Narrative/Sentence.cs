namespace PerfEval.Normalize.Narrative;

/// <summary>A stretch of a paragraph between full stops, with where it starts.</summary>
/// <param name="Paragraph">Ordinal of the paragraph block in the document.</param>
/// <param name="Start">UTF-16 offset of <see cref="Text"/> in the paragraph.</param>
internal sealed record Sentence(int Paragraph, int Start, string Text, string? Section)
{
    /// <summary>Whether a digit is printed, of either width: without one there is no figure to look for.</summary>
    public bool HasDigits { get; } = Text.AsSpan().ContainsAnyInRange('0', '9') || Text.AsSpan().ContainsAnyInRange('０', '９');
}
