namespace PerfEval.Benchmarks;

/// <summary>What a comparison needs besides this project.</summary>
/// <param name="Names">Debian packages, split by spaces.</param>
/// <param name="AreThere">Whether all of them can be used.</param>
internal sealed record PeerPackages(string Names, Func<bool> AreThere);
