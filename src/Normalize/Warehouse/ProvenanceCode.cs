using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Warehouse;

/// <summary>The codes under which view provenance shows what was found of a value.</summary>
public static class ProvenanceCode
{
    public static string Of(ValueState state) => state switch
    {
        ValueState.Number => "number",
        ValueState.Blank => "blank",
        ValueState.Slash => "slash",
        ValueState.Dash => "dash",
        ValueState.None => "none",
        ValueState.Placeholder => "placeholder",
        ValueState.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string Of(Certainty certainty) => certainty switch
    {
        Certainty.Printed => "printed",
        Certainty.Inferred => "inferred",
        Certainty.OcrUncertain => "ocr_uncertain",
        Certainty.Repaired => "repaired",
        Certainty.Corrected => "corrected",
        Certainty.Derived => "derived",
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, null),
    };

    public static string Of(Proof proof) => proof switch
    {
        Proof.Unproved => "unproved",
        Proof.Proved => "proved",
        Proof.Contradicted => "contradicted",
        _ => throw new ArgumentOutOfRangeException(nameof(proof), proof, null),
    };
}
