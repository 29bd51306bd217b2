namespace PerfEval.Normalize.Closures;

/// <summary>勾稽: an equation that printed numbers should satisfy. They confirm or contradict a reading; judging the unit is the rules' affair.</summary>
/// <param name="relation">One of <see cref="ClosureRelation"/>.</param>
internal abstract class Equation(string relation, IReadOnlyList<Term> terms)
{
    public string Relation => relation;

    /// <summary>At least one, each of a place of its own.</summary>
    public IReadOnlyList<Term> Terms => terms;

    /// <summary>What is printed, or must be.</summary>
    public abstract decimal Expected { get; }

    /// <summary>What the other side comes to.</summary>
    public abstract decimal Actual { get; }

    /// <summary>The difference up to which it holds: numbers are rounded where they are printed.</summary>
    public abstract decimal Tolerance { get; }

    /// <summary>Why nobody can say that it fails, though it does not hold; one of <see cref="ClosureReason"/>.</summary>
    public string? Excuse { get; set; }

    /// <summary>Null where it does not hold and that may not be so.</summary>
    public bool? Holds => Math.Abs(Expected - Actual) <= Tolerance ? true : Excuse is null ? false : null;

    /// <summary>
    /// It holds to the last printed digit, and not trivially: 0 = 0, a single part that is its total, a rate of two equal amounts would hold of misread
    /// numbers, too.
    /// </summary>
    public abstract bool IsTelling { get; }

    /// <summary>
    /// Of an equation that <see cref="IsTelling"/>: whether it would fail if another number that stands near, or the term's own in another unit, were read in
    /// its place, and no longer hold to the last digit if one digit were.
    /// </summary>
    public abstract bool Tells(Term term, Neighbours neighbours);

    /// <summary>The value of one term at which it holds exactly; null where there is no single one.</summary>
    public virtual decimal? Closing(Term term) => null;
}
