namespace PerfEval.Benchmarks.Scaling;

/// <summary>One shape of input that can be made of any size.</summary>
/// <param name="Name">Parser and shape.</param>
/// <param name="Largest">Sizes beyond which the input is refused by its length alone.</param>
/// <param name="Prepare">Makes the input of a size, which is no part of what is measured, and gives back what reads it.</param>
internal sealed record ScaledInput(string Name, Func<int, Action> Prepare, int Largest = 1 << 25);
