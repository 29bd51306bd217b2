namespace PerfEval.Benchmarks;

/// <summary>Rows of a table and a hash of them, whatever their order.</summary>
internal sealed record TableSum(long Rows, string Hash);
