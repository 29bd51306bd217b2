using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.SelfEvaluation;

/// <summary>绩效指标: three levels, target, actual, 分值, 得分 and 偏差原因, columns in any order, some missing or split.</summary>
public sealed class IndicatorSection : IFormSection
{
    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "indicator_column") is not { } header
            || !(header.Has("level3") || header.Has("level2")) || !(header.Has("target") || header.Has("actual")))
            return null;
        if (context.Form.Total is not null && context.Form.Indicators.Count > 0)
            context.StartForm(null, row.TableNo);
        WeightColumns.Assign(header);
        foreach (var slot in row.Filled)
        {
            if (context.Vocabulary.Role("indicator_column", slot.Label) is not null || context.Vocabulary.Role("section_label", slot.Label) is not null)
                context.Ledger.Claim(slot, "indicator");
        }

        return new IndicatorRows(header, context);
    }
}
