using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>财政供养人员情况 as read.</summary>
public sealed record StaffingDraft(Figure? Authorised, Figure? Actual, Figure? ControlRate)
{
    public Staffing ToFact(FormIdentity form) => new()
    {
        FormKey = form.Key,
        RowKey = form.Row(0),
        Authorised = Authorised,
        Actual = Actual,
        ControlRate = ControlRate,
    };
}
