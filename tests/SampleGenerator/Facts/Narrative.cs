namespace PerfEval.SampleGenerator.Facts;

/// <summary>The report's text and what it states; staffing without a control rate.</summary>
internal sealed record Narrative(
    IReadOnlyList<(string Text, bool Heading)> Lines, Staffing? Staffing, IReadOnlyList<NarrativeFigure> Figures, IReadOnlyList<NarrativeItem> Items,
    decimal? SelfScore, IReadOnlyList<string> Attachments)
{
    public static Narrative None { get; } = new([], null, [], [], null, []);
}
