using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>A row of 年度预算申请 / 项目资金 as read.</summary>
public sealed record FundingDraft
{
    public required string? Line { get; init; }

    public required Printed Label { get; init; }

    public required Figure? Initial { get; init; }

    public required Figure? FullYear { get; init; }

    public required Figure? Executed { get; init; }

    public required Figure? Weight { get; init; }

    public required Figure? Rate { get; init; }

    public required Figure? Score { get; init; }

    public Funding ToFact(FormIdentity form, int ordinal) => new()
    {
        FormKey = form.Key,
        RowKey = form.Row(ordinal),
        Scope = form.Scope,
        Project = form.Project,
        Ordinal = ordinal,
        Line = Line,
        Label = Label,
        Initial = Initial,
        FullYear = FullYear,
        Executed = Executed,
        Weight = Weight,
        Rate = Rate,
        Score = Score,
    };
}
