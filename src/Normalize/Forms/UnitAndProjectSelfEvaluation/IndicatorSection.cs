using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

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
        header.DropOtherYears();
        WeightColumns.Assign(header);
        var cells = new ColumnCells(header, context);
        var unclear = DoubleColumns.Drop(header, cells, context, s_single).Concat(Shares(header, cells, context)).Select(i => row.Slots[i]).ToHashSet();
        // Heads that span the row above (绩效指标 over 一级指标, 年度指标值 over 指标性质) are read with it.
        var above = context.RowAbove is { } upper && upper.TableNo == row.TableNo
            && Array.Exists(
                row.Slots,
                s => s.Continues && s.Cell.Row == upper.RowNo && context.Vocabulary.Role("indicator_column", Vocabulary.Label.Of(s.CellText)) is not null)
                ? upper.Filled
                : [];
        foreach (var slot in above.Concat(row.Filled).Where(s => !unclear.Contains(s)))
        {
            if (context.Vocabulary.Role("indicator_column", slot.Label) is not null || context.Vocabulary.Role("section_label", slot.Label) is not null)
                context.Ledger.Claim(slot, "indicator");
        }

        return new IndicatorRows(header, context);
    }

    // 权重 0.25 beside 得分 24: shares of the whole, no points that a score could be held against.
    private static List<int> Shares(HeaderMap header, ColumnCells cells, FormContext context)
    {
        var (weight, score) = (header.IndexOf("weight"), header.IndexOf("score"));
        if (weight < 0 || score < 0)
            return [];
        var rows = cells.Rows.Select(r => (Weight: ColumnCells.Number(r, weight), Score: ColumnCells.Number(r, score)))
            .Where(r => r.Weight is > 0 && r.Score is not null).ToList();
        if (rows.Count < 2 || rows.Exists(r => r.Weight > 1) || !rows.Exists(r => r.Score > 2 * r.Weight))
            return [];
        header.SetRole(weight, null);
        context.Warn(WarningKind.ColumnUnclear, header.Header,
            "分值或权重一列印作比重（不大于1），与得分不同口径，未读入。 The weights are printed as shares of one, the scores as points; the weights were not read.");
        return [weight];
    }
}
