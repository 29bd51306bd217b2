using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>财政供养人员情况 of the 基础数据表: people, and 在职人员控制率 in percent.</summary>
public sealed record Staffing : Fact
{
    public override string View => "staffing";

    public Figure? Authorised { get; init; }

    public Figure? Actual { get; init; }

    public Figure? ControlRate { get; init; }

    public override void Write(IFactWriter writer)
    {
        writer.Count("authorised", Authorised);
        writer.Count("actual", Actual);
        writer.Number("control_rate_pct", ControlRate);
    }
}
