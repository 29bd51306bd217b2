using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>A line of 经费控制情况 as read.</summary>
public sealed record BudgetLineDraft(string? Line, Printed Label, Figure? PriorFinal, Figure? Budget, Figure? Final)
{
    public BudgetLine ToFact(FormIdentity form, int ordinal) => new()
    {
        FormKey = form.Key,
        RowKey = form.Row(ordinal),
        Ordinal = ordinal,
        Line = Line,
        Label = Label,
        PriorFinal = PriorFinal,
        Budget = Budget,
        Final = Final,
    };
}
