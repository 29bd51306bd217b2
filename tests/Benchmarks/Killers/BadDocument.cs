namespace PerfEval.Benchmarks.Killers;

/// <summary>A document that costs whoever reads it dearly.</summary>
/// <param name="Name">Of its file.</param>
/// <param name="What">What it does to its reader.</param>
internal sealed record BadDocument(string Name, string What, byte[] Bytes);
