namespace PerfEval.Benchmarks.Scaling;

/// <summary>Everything that is read of others, each in the shapes that cost most.</summary>
internal static class ScaledInputs
{
    public static IEnumerable<ScaledInput> All() => [.. ListPageInputs.All(), .. DocumentInputs.All(), .. OtherInputs.All()];
}
