using PerfEval.Benchmarks.Against;

namespace PerfEval.EndToEnd.Tests;

public sealed class PairedRatioTests
{
    [Fact]
    public void SevenPairs_KeepTheWholeRange_SinceSixOfThemWouldHoldTheMedianLessThan95Percent()
    {
        var ratio = new PairedRatio([1, 2, 3, 4, 5, 6, 70], [1, 1, 1, 1, 1, 1, 1]);

        Assert.Equal(0, ratio.Trimmed);
        Assert.Equal("4.000 [1.000, 70.000]", ratio.ToString());
    }

    // Binomial, n = 9 and 20: two tails of 10/512 = 3.9% with one left out, of 2·21700/2^20 = 4.1% with five.
    [Theory]
    [InlineData(9, 1)]
    [InlineData(20, 5)]
    public void MorePairs_LeaveOutWhatTheSignTestAllows(int pairs, int trimmed) =>
        Assert.Equal(trimmed, new PairedRatio(Enumerable.Range(1, pairs).Select(i => (double)i), Enumerable.Repeat(1.0, pairs)).Trimmed);

    [Fact]
    public void Ratios_AreTakenPairByPair()
    {
        var ratio = new PairedRatio([2, 20], [1, 10]);

        Assert.Equal(2, ratio.Median);
    }
}
