using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Facts;

/// <summary>One paragraph of the narrative, kept for comparing reports.</summary>
public sealed record Passage : Fact
{
    public static readonly FactTable<Passage> Columns = new FactTable<Passage>("passage")
        .Key("section", fact => fact.Section)
        .Key("ordinal", fact => fact.Ordinal)
        .Text("text", fact => fact.Text);

    public override FactTable Table => Columns;

    public string? Section { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>The paragraph without blanks at its ends.</summary>
    public required MaskedText Text { get; init; }
}
