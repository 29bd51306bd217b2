using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Facts;

/// <summary>An annex that the report lists, and whether it came with it.</summary>
public sealed record Attachment : Fact
{
    public static readonly FactTable<Attachment> Columns = new FactTable<Attachment>("attachment")
        .Key("ordinal", fact => fact.Ordinal)
        .Text("title", fact => fact.Title)
        .Flag("present", fact => fact.Present)
        .Inner("kind", fact => fact.Kind);

    public override FactTable Table => Columns;

    public required int Ordinal { get; init; }

    public required MaskedText Title { get; init; }

    /// <summary>True where a form or a table of that title is in the document or linked from it.</summary>
    public required bool Present { get; init; }

    /// <summary>Form that the title names (base, unit, project, score), which may also come in another document; null for other annexes.</summary>
    public string? Kind { get; init; }
}
