using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.SelfEvaluation;

/// <summary>绩效指标: three levels, target, actual, 分值, 得分 and 偏差原因, columns in any order, some missing or split.</summary>
public sealed class IndicatorSection : IFormSection
{
    private static readonly string[] s_single = ["target", "actual", "weight", "score"];

    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "indicator_column") is not { } header
            || !(header.Has("level3") || header.Has("level2")) || !(header.Has("target") || header.Has("actual")))
            return null;
        if (context.Form.Total is not null && context.Form.Indicators.Count > 0)
            context.StartForm(null, row.TableNo);
        WeightColumns.Assign(header);
        var unclear = DoubleColumns.Drop(header, new ColumnCells(header, context), context, s_single).Select(i => row.Slots[i]).ToHashSet();
        // Heads that span the row above (绩效指标 over 一级指标, 年度指标值 over 指标性质) are read with it.
        var above = context.RowAbove is { } upper && upper.TableNo == row.TableNo && Array.Exists(row.Slots, s => s.Continues && s.Cell.Row == upper.RowNo && context.Vocabulary.Role("indicator_column", Vocabulary.Label.Of(s.CellText)) is not null) ? upper.Filled : [];
        foreach (var slot in above.Concat(row.Filled).Where(s => !unclear.Contains(s)))
        {
            if (context.Vocabulary.Role("indicator_column", slot.Label) is not null || context.Vocabulary.Role("section_label", slot.Label) is not null)
                context.Ledger.Claim(slot, "indicator");
        }

        return new IndicatorRows(header, context);
    }
}
