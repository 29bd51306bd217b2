using System.Globalization;

namespace PerfEval.Benchmarks.Against;

/// <summary>
/// What one side costs as a multiple of the other, pair by pair: both of a pair ran right after each other, so that whatever else the machine did fell
/// on both. The interval is the sign test's, which assumes nothing of how times are distributed.
/// </summary>
internal sealed class PairedRatio
{
    private const double Confidence = 0.95;
    private readonly double[] _sorted;

    /// <param name="here">Figures of one side, in the order in which they were taken.</param>
    /// <param name="there">Of the other, as many.</param>
    public PairedRatio(IEnumerable<double> here, IEnumerable<double> there)
    {
        _sorted = [.. here.Zip(there, (a, b) => a / b).Order()];
        if (_sorted.Length == 0)
            throw new ArgumentException("There are no pairs.", nameof(here));
    }

    public double Median => (_sorted[(_sorted.Length - 1) / 2] + _sorted[_sorted.Length / 2]) / 2;

    /// <summary>
    /// How many of the smallest and of the largest ratios may be left out so that the median still lies between the others with 95%; none below six pairs.
    /// </summary>
    public int Trimmed
    {
        get
        {
            var (tail, ways, trimmed) = (0.0, 1.0, -1);
            for (var below = 0; below < _sorted.Length; below++)
            {
                tail += ways * Math.Pow(0.5, _sorted.Length);
                if (2 * tail > 1 - Confidence)
                    break;
                trimmed = below;
                ways = ways * (_sorted.Length - below) / (below + 1);
            }

            return Math.Max(0, trimmed);
        }
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Median:0.000} [{_sorted[Trimmed]:0.000}, {_sorted[^(Trimmed + 1)]:0.000}]");
}
