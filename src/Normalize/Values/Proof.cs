namespace PerfEval.Normalize.Values;

/// <summary>What the equations (勾稽) of a report say of how one of its numbers was read.</summary>
public enum Proof
{
    /// <summary>未印证: no equation tells the number from others that could have been read in its place.</summary>
    Unproved,

    /// <summary>已印证: an equation holds that would not with any of them.</summary>
    Proved,

    /// <summary>相互矛盾: an equation does not hold, and nothing clears this number of it.</summary>
    Contradicted,
}
