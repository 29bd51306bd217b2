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

    /// <summary>The same, of text that stands below or behind another: a label that ends that one is the label of this one.</summary>
    public static MaskedText After(string? before, string text) => new(Masking.MaskAfter(before, text));

    /// <summary>The whole value of a contact cell: its label stands in the cell before it.</summary>
    public static MaskedText OfContact(string text) => new(Masking.MaskContact(text));

    /// <summary>
    /// Where something came from (an address, a path, archive!member) as people may see it. Two places stay two: what was masked ends in a few digits of
    /// the hash of the true one.
    /// </summary>
    public static MaskedText OfPlace(string place) => new(MaskedPlace.Of(place));

    /// <summary>Name of a file, or a line that quotes one.</summary>
    public static MaskedText OfFileName(string name) => new(MaskedPlace.NameOf(name));

    /// <summary>Whether a text of a name's length is a word of forms: 备注 under 姓名 is a label.</summary>
    public static bool IsWord(string text) =>
        text.Length is >= 2 and <= 4 && PersonName.IsHan(text[^1]) && !PersonName.IsPossible(text) && !PersonName.IsLikelyBesideSign(text);

    public override string ToString() => Value;
}
