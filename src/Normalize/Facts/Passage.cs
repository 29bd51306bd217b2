namespace PerfEval.Normalize.Facts;

/// <summary>One paragraph of the narrative, kept for comparing reports.</summary>
public sealed record Passage : Fact
{
    public static readonly FactTable<Passage> Columns = new FactTable<Passage>("passage")
        .Key("section", fact => fact.Section)
        .Key("ordinal", fact => fact.Ordinal)
        .Key("text", fact => Privacy.Masking.Mask(fact.Text));

    public override FactTable Table => Columns;

    public string? Section { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>The paragraph without blanks at its ends; names and phone numbers masked when stored.</summary>
    public required string Text { get; init; }
}
