using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>A line of 按收入性质分 / 按支出性质分 as read.</summary>
public sealed record FundingByNatureDraft(string Side, string Line, Printed Label, Figure? Amount)
{
    public FundingByNature ToFact(FormIdentity form, int ordinal) => new()
    {
        FormKey = form.Key,
        RowKey = form.Row(ordinal),
        Side = Side,
        Line = Line,
        Label = Label,
        Amount = Amount,
    };
}
