namespace PerfEval.Normalize.Facts;

/// <summary>An annex that the report lists, and whether it came with it.</summary>
public sealed record Attachment : Fact
{
    public override string View => "attachment";

    public required int Ordinal { get; init; }

    public required string Title { get; init; }

    /// <summary>True where a form or a table of that title is in the document or linked from it.</summary>
    public required bool Present { get; init; }

    /// <summary>Form that the title names (base, unit, project, score), which may also come in another document; null for other annexes.</summary>
    public string? Kind { get; init; }

    public override void Write(IFactWriter writer)
    {
        writer.Key("ordinal", Ordinal);
        writer.Key("title", Title);
        writer.Flag("present", Present);
        writer.Key("kind", Kind);
    }
}
