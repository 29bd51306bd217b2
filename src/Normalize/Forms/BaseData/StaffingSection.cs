
using PerfEval.Normalize.Forms.Drafts;

namespace PerfEval.Normalize.Forms.BaseData;

/// <summary>财政供养人员情况: 编制数, 实际在职人数, 控制率.</summary>
public sealed class StaffingSection : IFormSection
{
    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "staffing_column") is not { } header)
            return null;
        header.DropEarlierYears();
        if (!header.Has("authorised") || !header.Has("actual"))
            return null;
        if (context.Form.Staffing is not null)
            context.StartForm(null, row.TableNo);
        foreach (var slot in row.Filled.Where(s => context.Vocabulary.Role("staffing_column", s.Label) is not null
                                                   || context.Vocabulary.Role("base_section", s.Label) is not null))
            context.Ledger.Claim(slot, "staffing");
        return new Rows(header, context);
    }

    private sealed class Rows(HeaderMap header, FormContext context) : ISectionRows
    {
        public bool Accept(FormRow row)
        {
            if (context.Form.Staffing is not null || header.Align(row) is not { } slots)
                return false;
            if (header.IsCutDifferently(row, slots, "authorised", "actual", "control_rate"))
            {
                context.WarnOfCut(row);
                return true;
            }

            var authorised = context.Number(header.At(slots, "authorised"), "staffing.authorised", "人", "名", "个");
            var actual = context.Number(header.At(slots, "actual"), "staffing.actual", "人", "名", "个");
            if (authorised?.Value is null && actual?.Value is null)
                return false;
            context.Form.Staffing = new StaffingDraft(
                authorised, actual, context.Rate(header.At(slots, "control_rate"), "staffing.control_rate_pct", actual?.Value, authorised?.Value));
            return true;
        }
    }
}
