namespace PerfEval.Mutants;

public enum Outcome
{
    Killed,
    Survived,
    DoesNotCompile,
}
