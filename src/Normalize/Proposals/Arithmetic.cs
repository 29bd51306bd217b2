namespace PerfEval.Normalize.Proposals;

/// <summary>What the form's own equations say of a proposed field, when the label is read as it.</summary>
public static class Arithmetic
{
    /// <summary>They prove every number that is read through the label, in all its columns or rows, and would prove no other field.</summary>
    public const string Agrees = "agrees";

    /// <summary>A number read through the label stands in an equation that fails, or the label takes numbers away from its neighbours.</summary>
    public const string Disagrees = "disagrees";

    /// <summary>No equation decides, or several fields satisfy them.</summary>
    public const string Silent = "silent";
}
