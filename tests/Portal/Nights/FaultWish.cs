namespace PerfEval.Portal.Nights;

/// <summary>What must be in the warehouse after a night with a fault.</summary>
public enum FaultWish
{
    /// <summary>All reports: the fault is overcome, or was none.</summary>
    All,

    /// <summary>All but the report at the faulty address.</summary>
    Others,

    /// <summary>None, since the list itself cannot be had or must not be asked for.</summary>
    None,

    /// <summary>All reports of the night before the fault, none taken for withdrawn.</summary>
    Kept,

    /// <summary>At most all but one: the source may be left for the night at the faulty address.</summary>
    Fewer,
}
