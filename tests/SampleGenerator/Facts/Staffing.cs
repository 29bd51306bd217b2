namespace PerfEval.SampleGenerator.Facts;

internal sealed record Staffing(int Authorised, int Actual)
{
    /// <summary>在职 / 编制 in percent, two decimals.</summary>
    public decimal ControlRate => Math.Round(100m * Actual / Authorised, 2, MidpointRounding.AwayFromZero);
}
