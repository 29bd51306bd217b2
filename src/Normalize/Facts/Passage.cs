namespace PerfEval.Normalize.Facts;

/// <summary>One paragraph of the narrative, kept for comparing reports.</summary>
public sealed record Passage : Fact
{
    public override string View => "passage";

    public string? Section { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>The paragraph without blanks at its ends; names and phone numbers masked when stored.</summary>
    public required string Text { get; init; }

    public override void Write(IFactWriter writer)
    {
        writer.Key("section", Section);
        writer.Key("ordinal", Ordinal);
        writer.Key("text", Privacy.Masking.Mask(Text));
    }
}
