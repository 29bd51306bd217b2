namespace PerfEval.Normalize.Privacy;

/// <summary>
/// Text that may be stored. What writes free text into the warehouse takes nothing else, and nothing else makes it than the masking: a call that was
/// forgotten does not compile.
/// </summary>
public readonly record struct MaskedText
{
    private MaskedText(string value) => Value = value;

    public string Value { get; }

    /// <summary>Without the names and numbers that are found by their labels or their form.</summary>
    public static MaskedText Of(string text) => new(Masking.Mask(text));

    /// <summary>The whole value of a contact cell: its label stands in the cell before it.</summary>
    public static MaskedText OfContact(string text) => new(Masking.MaskContact(text));

    public override string ToString() => Value;
}
