using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>A figure that the narrative states: money, people, a rate, a score.</summary>
public sealed record NarrativeFigure : Fact
{
    public static readonly FactTable<NarrativeFigure> Columns = new FactTable<NarrativeFigure>("narrative_figure")
        .Key("ordinal", fact => fact.Ordinal)
        .Key("section", fact => fact.Section)
        .Text("label", fact => fact.Label)
        .Key("line", fact => fact.Line)
        .Key("basis", fact => fact.Basis)
        .Number("value", fact => fact.Value)
        .Key("measure_unit", fact => fact.MeasureUnit)
        .Text("quote", fact => fact.Quote);

    public override FactTable Table => Columns;

    public required int Ordinal { get; init; }

    /// <summary>Chapter and section, numbering brought into one style: 二(一).</summary>
    public string? Section { get; init; }

    /// <summary>What the sentence says the figure is; a subject named earlier in the sentence is put before it.</summary>
    public MaskedText? Label { get; init; }

    /// <summary>Canonical line (basic, project, personnel …); null where the label names none or speaks of a change.</summary>
    public string? Line { get; init; }

    /// <summary>initial, adjusted, final or prior; null where the sentence does not tell.</summary>
    public string? Basis { get; init; }

    /// <summary>The number in the unit that <see cref="MeasureUnit"/> names, as printed.</summary>
    public required Figure Value { get; init; }

    /// <summary>万元, 元, 亿元, 人, %, 分 …, as printed.</summary>
    public required string MeasureUnit { get; init; }

    /// <summary>The printed clause that states it.</summary>
    public required MaskedText Quote { get; init; }
}
