
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.BaseData;

/// <summary>财政供养人员情况: 编制数, 实际在职人数, 控制率.</summary>
public sealed class StaffingSection : IFormSection
{
    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "staffing_column") is not { } header)
            return null;
        header.DropOtherYears();
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
        // No row of any table.
        private static readonly FormRow s_none = new(-1, -1, false, false, false, []);

        private FormRow? _total;

        public bool Accept(FormRow row)
        {
            if (context.Form.Staffing is not null || header.Align(row) is not { } slots)
                return false;
            if (Heads(row) is not null && (_total ??= Total(row)) != row)
                return true;
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

        // 行政编制, 事业编制, 合计: of several rows the one that the others make is the unit's. Where none is, nothing is read.
        private FormRow Total(FormRow first)
        {
            var rows = context.RowsBelow.Select(r => (Row: r, Heads: Heads(r))).TakeWhile(r => r.Heads is not null)
                .Prepend((Row: first, Heads: Heads(first))).ToList();
            if (rows.Count == 1)
                return first;
            var total = rows.FindAll(r => IsSum(r.Heads, [.. rows.Where(o => o.Row != r.Row).Select(o => o.Heads!.Value)]));
            if (total is [var only])
                return only.Row;
            context.Warn(WarningKind.TotalUnclear, first,
                "人员情况有多行，各行之和不能断定哪一行是单位合计，未读入。 There are several rows of staff, and no row is the sum of the others; none was read.");
            return s_none;
        }

        private static bool IsSum((decimal Authorised, decimal Actual)? total, List<(decimal Authorised, decimal Actual)> parts) =>
            total is { } whole && whole.Authorised == parts.Sum(p => p.Authorised) && whole.Actual == parts.Sum(p => p.Actual);

        private (decimal Authorised, decimal Actual)? Heads(FormRow row) =>
            header.Align(row) is { } slots && header.At(slots, "authorised") is { IsFigure: true } authorised
                && header.At(slots, "actual") is { IsFigure: true } actual
            && authorised.ReadNumber(out var posts, out _) == ValueState.Number
            && actual.ReadNumber(out var people, out _) == ValueState.Number ? (posts, people) : null;
    }
}
