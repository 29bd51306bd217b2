namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

/// <summary>
/// 预算数 | 执行数 printed under 合计, 基本支出 and 项目支出 in the row above. Where the parts make the total in every row, the columns under 合计 are
/// the form's amounts; those of the parts are in no view and stay leftovers.
/// </summary>
internal static class ColumnGroups
{
    private const decimal Tolerance = 0.011m;

    private static readonly string[] s_amounts = ["initial", "full_year", "executed"];

    public static void KeepTotal(HeaderMap header, ColumnCells cells, FormContext context)
    {
        if (context.RowAbove is not { SpansKnown: true } above || above.TableNo != header.Header.TableNo || above.RowNo != header.Header.RowNo - 1)
            return;
        var groups = above.Filled.Where(s => s.End - s.Start > 1)
            .Select(s => (Head: s, Columns:
                Enumerable.Range(0, header.SlotCount).Where(i => IsBelow(header.Header.Slots[i], s) && s_amounts.Contains(header.RoleAt(i))).ToList()))
            .Where(g => g.Columns.Count > 0).ToList();
        if (groups.Where(g => context.Vocabulary.Role("funding_line", g.Head.Label) == "total").ToList() is not [var total])
            return;
        var parts = groups.Where(g => g.Head != total.Head).ToList();
        if (parts.Count < 2
            || !total.Columns.TrueForAll(
                c => IsSum(
                    cells, c, [.. parts.Select(p => p.Columns.FindIndex(i => header.RoleAt(i) == header.RoleAt(c)) is >= 0 and var at ? p.Columns[at] : -1)])))
            return;
        context.Ledger.Claim(total.Head, "funding");
        foreach (var column in parts.SelectMany(p => p.Columns))
            header.SetRole(column, null);
    }

    private static bool IsBelow(Slot head, Slot above) => !head.Continues && head.Start >= above.Start && head.End <= above.End;

    // Every row that has the total has the parts, too; a row of zeros says nothing.
    private static bool IsSum(ColumnCells cells, int total, List<int> parts)
    {
        var rows = cells.Rows.Where(r => ColumnCells.Number(r, total) is not (null or 0)).ToList();
        return !parts.Contains(-1) && rows.Count > 0
            && rows.TrueForAll(r => Math.Abs(parts.Sum(p => ColumnCells.Number(r, p) ?? 0) - ColumnCells.Number(r, total)!.Value) <= Tolerance);
    }
}
