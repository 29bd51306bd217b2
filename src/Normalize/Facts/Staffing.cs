using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>财政供养人员情况 of the 基础数据表: people, and 在职人员控制率 in percent.</summary>
public sealed record Staffing : Fact
{
    public static readonly FactTable<Staffing> Columns = new FactTable<Staffing>("staffing")
        .Count("authorised", fact => fact.Authorised)
        .Count("actual", fact => fact.Actual)
        .Number("control_rate_pct", fact => fact.ControlRate);

    public override FactTable Table => Columns;

    public Figure? Authorised { get; init; }

    public Figure? Actual { get; init; }

    public Figure? ControlRate { get; init; }
}
