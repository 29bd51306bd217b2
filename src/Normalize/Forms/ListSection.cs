using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// A list with one project or unit in every row (项目名称 | 年初预算 | 执行数 | 得分). Its figures are those of the listed, not of the
/// report's unit, and a project's own form states them again: the rows stay leftovers, so that nothing is counted twice.
/// </summary>
public sealed class ListSection : IFormSection
{
    private static readonly string[] s_groups = ["funding_column", "staffing_column", "budget_column", "list_column"];

    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (!IsHeader(row, context.Vocabulary))
            return null;
        context.Warn(WarningKind.List, row, "逐行列出项目或单位的表，未读入。 A list of projects or units; its rows were not read.");
        return new Rows();
    }

    /// <summary>True for a row that heads a list: a name's label with other heads beside it instead of a name.</summary>
    internal static bool IsHeader(FormRow row, FormVocabulary vocabulary)
    {
        var filled = row.Filled;
        var at = Array.FindIndex(filled, s => vocabulary.Role("key", s.Label) is "project_name" or "unit_name");
        if (at < 0 || at + 1 >= filled.Length || Array.Exists(filled, s => s.State == ValueState.Number))
            return false;
        return IsHead(filled[at + 1], vocabulary, withKeys: true) && Array.Exists(filled, s => IsHead(s, vocabulary, withKeys: false));
    }

    private static bool IsHead(Slot slot, FormVocabulary vocabulary, bool withKeys) =>
        s_groups.Any(g => vocabulary.Role(g, slot.Label) is not null)
        || MoneyUnit.InTenThousandYuan(slot.Label?.Unit) is not null
        || (withKeys && vocabulary.Role("key", slot.Label) is not null);

    private sealed class Rows : ISectionRows
    {
        public bool Accept(FormRow row) => row.Filled.Length > 1;
    }
}
