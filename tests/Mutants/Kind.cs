namespace PerfEval.Mutants;

/// <summary>What a mutant changes; each kind is drawn equally often, however many places there are for it.</summary>
public enum Kind
{
    Condition,
    Number,
    Order,
    Guard,
}
