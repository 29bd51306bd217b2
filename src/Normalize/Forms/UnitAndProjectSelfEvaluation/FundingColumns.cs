using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

/// <summary>
/// Tells the columns of a funding table apart where several heads can mean one amount (预算数 beside 全年预算数, 执行数 beside 支出数). The
/// form's own arithmetic decides: 执行率 = 全年执行数 / 全年预算数, or 得分 = 分值 x 执行率. Where it does not, none of them is taken.
/// </summary>
internal static class FundingColumns
{
    private static readonly string[] s_amounts = ["initial", "full_year", "executed"];
    private static readonly string[] s_single = ["weight", "rate", "score", "initial", "executed"];

    // Words of heads over what was added or taken away during the year.
    private static readonly string[] s_changes = ["调整", "追加", "追减", "增减", "调增", "调减", "增加", "减少"];

    // Words of heads that are about budgets but no budget themselves, or that of another year.
    private static readonly string[] s_noBudget = ["率", "执行", "支出", "分值", "权重", "得分", "分", "差", "增减", "完成", "上年", "去年", "以前", "比", "占", "来源", "科目", "项目"];

    /// <returns>Columns whose meaning stays open.</returns>
    public static List<int> Settle(HeaderMap header, FormContext context)
    {
        var cells = new ColumnCells(header, context);
        KeepFirstOfTwoForms(header, cells);
        ColumnGroups.KeepTotal(header, cells, context);
        NameRows(header, cells);
        var budgets = header.ColumnsOf("full_year");
        budgets.AddRange(
            Enumerable.Range(0, header.SlotCount)
                .Where(i => header.RoleAt(i) is null && IsUnknownBudget(header.Header.Slots[i], context) && cells.HoldsNumbers(i)));
        budgets.Sort();
        var dropped = DoubleColumns.Drop(header, cells, context, ["weight", "rate", "score"]);
        var executed = header.ColumnsOf("executed");
        if (budgets.Count > 1 || (budgets.Count == 1 && (executed.Count > 1 || IsNumberOfABudget(header, budgets[0]))))
            Decide(header, cells, context, budgets, executed, dropped);
        dropped.AddRange(DoubleColumns.Drop(header, cells, context, s_single));
        if (budgets is [var only] && executed.Count == 1 && header.RoleAt(only) == "full_year" && !IsExact(header, only))
            dropped.AddRange(BesideChange(header, cells, context, only, executed[0]));
        return dropped;
    }

    // Two forms beside each other: the same heads again behind a second column of names. The second is left over.
    private static void KeepFirstOfTwoForms(HeaderMap header, ColumnCells cells)
    {
        var columns = Enumerable.Range(0, header.SlotCount).Where(i => header.RoleAt(i) is not null and not "label").ToList();
        var half = columns.Count / 2;
        if (half < 2 || columns.Count % 2 != 0 || !columns.Take(half).Select(header.RoleAt).SequenceEqual(columns.Skip(half).Select(header.RoleAt))
            || !Enumerable.Range(columns[half - 1] + 1, columns[half] - columns[half - 1] - 1).Any(cells.HoldsWords))
            return;
        foreach (var column in columns.Skip(half))
            header.SetRole(column, null);
    }

    // The head of the label column may be printed with an amount's words (年度预算数（万元） over 总额, 财政资金).
    private static void NameRows(HeaderMap header, ColumnCells cells)
    {
        var amounts = s_amounts.SelectMany(header.ColumnsOf).Order().ToList();
        if (amounts.Count > 2 && cells.HoldsWords(amounts[0]))
            header.SetRole(amounts[0], null);
    }

    private static void Decide(HeaderMap header, ColumnCells cells, FormContext context, List<int> budgets, List<int> executed, List<int> dropped)
    {
        var pairs = budgets.SelectMany(b => executed.Select(e => (Budget: b, Executed: e))).Where(p => Holds(header, cells, p.Budget, p.Executed)).ToList();
        // Columns with the same cells are one for the arithmetic; the more exact head names it.
        var distinct = pairs.OrderByDescending(p => IsExact(header, p.Budget)).ToList();
        distinct = [.. distinct.Where((p, i) => !distinct.Take(i).Any(q => Same(cells, p.Budget, q.Budget) && Same(cells, p.Executed, q.Executed)))];
        var known = budgets.Where(b => header.RoleAt(b) is not null).ToList();
        var same = known.Count > 0 && budgets.TrueForAll(b => Same(cells, b, budgets[0])) && executed.TrueForAll(e => Same(cells, e, executed[0]));
        int? chosen = same ? known.OrderByDescending(b => IsExact(header, b)).Select(b => (int?)b).FirstOrDefault() : null;
        if (!same && distinct is [var only] && !budgets.Exists(b => b != only.Budget && IsExact(header, b) && !IsExact(header, only.Budget)))
        {
            chosen = only.Budget;
            foreach (var column in executed.Where(e => e != only.Executed))
                header.SetRole(column, null);
        }

        if (chosen is not { } fullYear)
        {
            // One head that nobody knows takes nothing from a table that names its amounts.
            if (known.Count == 1 && IsExact(header, known[0]) && executed.Count == 1 && budgets.TrueForAll(b => b == known[0] || header.RoleAt(b) is null))
                return;
            if (known.Count > 0)
                dropped.AddRange(DoubleColumns.Refuse(header, context, budgets));
            return;
        }

        var others = budgets.Where(b => b != fullYear && header.RoleAt(b) is not null).ToList();
        header.SetRole(fullYear, "full_year");
        // What is no full-year budget and is not said to be one is the opening budget, if no other column is.
        // Beside a second executed amount it is the budget of that one.
        if (others is [var opening] && budgets.Count == 2 && executed.Count < 2 && !header.Has("initial") && !IsExact(header, opening))
            header.SetRole(opening, "initial");
        else if (others.Count > 0)
            dropped.AddRange(DoubleColumns.Refuse(header, context, others));
    }

    // 预算数 beside 调整数: the budget before the change or after it. Of the first, with the change, the executed amount is the rate; of the second, without.
    private static List<int> BesideChange(HeaderMap header, ColumnCells cells, FormContext context, int budget, int executed)
    {
        var changes = Enumerable.Range(0, header.SlotCount)
            .Where(i => header.RoleAt(i) is null && IsChange(header.Header.Slots[i]) && cells.HoldsNumbers(i))
            .ToList();
        if (changes.Count == 0 || Holds(header, cells, budget, executed))
            return [];
        var told = cells.Rows.Select(
            row => changes is [var change] && ColumnCells.Number(row, budget) is { } before && ColumnCells.Number(row, change) is { } by
            && ColumnCells.Number(row, executed) is { } part ? Tells(header, row, before + by, part) : null).ToList();
        if (!told.Contains(true) || told.Contains(false) || header.Has("initial"))
            return DoubleColumns.Refuse(header, context, [budget, .. changes]);
        header.SetRole(budget, "initial");
        return [];
    }

    private static bool IsChange(Slot head) =>
        head.Label is { } label && Array.Exists(s_changes, word => label.Key.Contains(word, StringComparison.Ordinal)) && !label.Key.Contains('后');

    private static bool Same(ColumnCells cells, int one, int other) => one == other || cells.Same(one, other);

    // 全年预算数 and 调整后预算数 say what they are; 预算数 alone may be the opening budget.
    private static bool IsExact(HeaderMap header, int column) =>
        header.RoleAt(column) is not null && header.Header.Slots[column].CellText is { } text
            && (text.Contains("全年", StringComparison.Ordinal) || text.Contains("调整", StringComparison.Ordinal));

    // 调整预算数 alone is the budget where the rate says so; what other words over a lone column mean is proposed, and read where every row proves it.
    private static bool IsNumberOfABudget(HeaderMap header, int column) =>
        header.RoleAt(column) is null && header.Header.Slots[column].Label is { } label && label.Key.EndsWith("预算数", StringComparison.Ordinal);

    private static bool IsUnknownBudget(Slot head, FormContext context) =>
        head.Label is { Year: null } label && label.Key.Contains("预算", StringComparison.Ordinal) && context.Vocabulary.Role("funding_column", label) is null
        && context.Vocabulary.Role("section_label", label) is null && !Array.Exists(s_noBudget, w => label.Key.Contains(w, StringComparison.Ordinal));

    /// <summary>Whether a row's own rate or points say that its amounts stand under their heads.</summary>
    public static bool Proves(HeaderMap header, Slot?[] row) =>
        header.Has("full_year") && Tells(header, row, header.IndexOf("full_year"), header.IndexOf("executed")) == true;

    /// <summary>True where a row at least says so and none says otherwise.</summary>
    private static bool Holds(HeaderMap header, ColumnCells cells, int budget, int executed)
    {
        var told = cells.Rows.Select(row => Tells(header, row, budget, executed)).ToList();
        return told.Contains(true) && !told.Contains(false);
    }

    // Null where the row says nothing.
    private static bool? Tells(HeaderMap header, Slot?[] row, int budget, int executed)
    {
        if (ColumnCells.Number(row, budget) is not ({ } whole and not 0) || ColumnCells.Number(row, executed) is not { } part)
            return null;
        return Tells(header, row, whole, part);
    }

    private static bool? Tells(HeaderMap header, Slot?[] row, decimal whole, decimal part)
    {
        return Tells(whole, part, Number("rate"), Number("weight"), Number("score"));

        decimal? Number(string role) => header.IndexOf(role) is >= 0 and var column ? ColumnCells.Number(row, column) : null;
    }

    /// <summary>Whether the printed rate, or else the points, are those of the two amounts; null where nothing says so or otherwise.</summary>
    internal static bool? Tells(decimal whole, decimal part, decimal? rate, decimal? weight, decimal? score)
    {
        if (whole == 0 || part == 0)
            return null;
        var percent = 100 * part / whole;
        // Rounded or cut off at its last digit; 0.9655 is 96.55%.
        if (rate is { } printed)
            return Math.Abs(printed - percent) <= Step(printed) || (printed <= 2 && Math.Abs((100 * printed) - percent) <= 100 * Step(printed));
        if (weight is not ({ } full and > 0) || score is not { } got || got >= full)
            return null;
        return Math.Abs((100 * got / full) - percent) <= 100 * Step(got) / full;
    }

    // Size of the last printed digit; two decimals at most, since a calculator's digits are no more exact than the amounts.
    private static decimal Step(decimal number) => number.Scale switch
    {
        0 => 1m,
        1 => 0.1m,
        2 => 0.01m,
        _ => 0.001m,
    };
}
