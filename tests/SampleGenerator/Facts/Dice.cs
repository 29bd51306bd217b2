namespace PerfEval.SampleGenerator.Facts;

/// <summary>SplitMix64: the same figures from the same seed on every machine and framework.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>An integer from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Next(int low, int high) => low + (int)(NextUInt64() % (ulong)(high - low + 1));

    /// <summary>A number between the bounds, rounded to <paramref name="decimals"/> places.</summary>
    public decimal Next(decimal low, decimal high, int decimals) =>
        Math.Round(low + (high - low) * Next(0, 1_000_000) / 1_000_000m, decimals, MidpointRounding.AwayFromZero);

    public bool Chance(int percent) => Next(1, 100) <= percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(0, items.Count - 1)];

    private ulong NextUInt64()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
