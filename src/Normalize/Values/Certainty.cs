namespace PerfEval.Normalize.Values;

/// <summary>How sure it is that a value says what the report says; decided where the document is recognised.</summary>
public enum Certainty
{
    Printed,

    /// <summary>The text is printed; that it belongs into this cell is inferred.</summary>
    Inferred,

    /// <summary>Read from a picture, with doubt.</summary>
    OcrUncertain,

    /// <summary>Read from a picture, and one digit put right by a sum of the form.</summary>
    Repaired,

    /// <summary>An analyst's word stands for what is printed.</summary>
    Corrected,

    /// <summary>Computed from other values.</summary>
    Derived,
}
