namespace PerfEval.SampleGenerator.Facts;

internal sealed record Narrative(
    IReadOnlyList<(string Text, bool Heading)> Lines, IReadOnlyList<NarrativeFigure> Figures, IReadOnlyList<NarrativeItem> Items,
    decimal? SelfScore, IReadOnlyList<string> Attachments)
{
    public static Narrative None { get; } = new([], [], [], null, []);
}
