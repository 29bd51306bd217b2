using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>One entry of an itemised list of the narrative (“其中A 10万元、B 9万元…”).</summary>
public sealed record NarrativeItem : Fact
{
    public static readonly FactTable<NarrativeItem> Columns = new FactTable<NarrativeItem>("narrative_item")
        .Key("list_no", fact => fact.ListNo)
        .Text("list_label", fact => fact.ListLabel)
        .Number("stated_total", fact => fact.StatedTotal)
        .Key("ordinal", fact => fact.Ordinal)
        .Text("label", fact => fact.Label)
        .Number("value", fact => fact.Value)
        .Key("measure_unit", fact => fact.MeasureUnit);

    public override FactTable Table => Columns;

    /// <summary>Counts the lists of a report from 0.</summary>
    public required int ListNo { get; init; }

    /// <summary>What the list breaks down.</summary>
    public MaskedText? ListLabel { get; init; }

    /// <summary>The amount stated for the whole, in <see cref="MeasureUnit"/>; null where the list states none.</summary>
    public Figure? StatedTotal { get; init; }

    public required int Ordinal { get; init; }

    public required MaskedText Label { get; init; }

    public required Figure Value { get; init; }

    /// <summary>万元, 元 or 亿元; that of the whole, too.</summary>
    public required string MeasureUnit { get; init; }
}
