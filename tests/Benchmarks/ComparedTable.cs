namespace PerfEval.Benchmarks;

/// <summary>A table or view in two warehouses.</summary>
/// <param name="Before">Null where only the second has it.</param>
/// <param name="After">Null where only the first has it.</param>
/// <param name="Differences">Columns and what became of them.</param>
internal sealed record ComparedTable(string Name, TableSum? Before, TableSum? After, IReadOnlyList<string> Differences)
{
    public bool Same => Before is null || (Before == After && Differences.Count == 0);
}
