using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;

/// <summary>年度预算申请 / 项目资金: 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分; rows in any order, total first or last.</summary>
public sealed class FundingSection : IFormSection
{
    private const int MostLabels = 20;

    private static readonly string[] s_amounts = ["initial", "full_year", "executed"];
    private static readonly string[] s_points = ["weight", "rate", "score"];
    private static readonly string[] s_numbers = [.. s_amounts, .. s_points];

    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "funding_column") is not { } header || FundingPairs.In(row, context) || ListsOtherThings(row, context))
            return null;
        header.DropOtherYears();
        if (s_amounts.Count(header.Has) < 2 || !header.Has("executed"))
            return null;
        var open = FundingColumns.Settle(header, context);
        if (!header.Has("executed"))
            return null;
        var form = context.Form;
        if (form.Funding.Count > 0 && (form.Indicators.Count > 0 || form.GoalExpected is not null))
            context.StartForm(null, row.TableNo);
        var unclear = open.Select(i => row.Slots[i]).ToHashSet();
        foreach (var slot in row.Filled.Where(s => !unclear.Contains(s)))
        {
            if (header.RoleAt(Array.IndexOf(row.Slots, slot)) is not null || context.Vocabulary.Role("funding_column", slot.Label) is not null
                || context.Vocabulary.Role("section_label", slot.Label) is not null)
                context.Ledger.Claim(slot, "funding");
        }

        return new Rows(header, context);
    }

    // 经费控制情况 whose years could not be told apart, a list of tasks: where no row is a source of funds or their sum, the amounts are something else's.
    private static bool ListsOtherThings(FormRow row, FormContext context)
    {
        if (Array.Exists(row.Slots, s => context.Vocabulary.Role("base_section", s.Label) is not null))
            return true;
        var rows = context.RowsBelow.Take(MostLabels).ToList();
        return rows.Count > 0 && !rows.Exists(r => Array.Exists(r.Filled, s => context.Vocabulary.Role("funding_line", s.Label) is not null));
    }

    private sealed class Rows(HeaderMap header, FormContext context) : ISectionRows
    {
        private readonly MoneyColumns _units = new(header, context, s_amounts);

        private NatureRows? _nature;
        private bool _accepted;
        private bool _ended;
        private Slot?[]? _above;
        private int _partsOfPart;

        public bool Accept(FormRow row)
        {
            if (_nature is null && NatureRows.Begins(row, context.Vocabulary))
                _nature = new NatureRows(context, _units.Corner);
            if (_nature is not null && _nature.Accept(row))
                return true;
            // Below 按收入性质分 stand the parts of it; only a source of funds that is known leads back to the columns above.
            if (_nature is not null && !Array.Exists(row.Filled, s => context.Vocabulary.Role("funding_line", s.Label) is not null))
                return false;
            return header.Align(row) is { } slots && AcceptAmounts(row, slots);
        }

        private bool AcceptAmounts(FormRow row, Slot?[] slots)
        {
            var first = s_amounts.Select(header.IndexOf).Where(i => i >= 0).Min();
            // A number left of the amounts stands under a column that nobody knows; it names no row.
            var label = slots.Take(first).LastOrDefault(s => s is { Blank: false, IsFigure: false });
            if (label is null)
                return false;
            if (header.IsCutDifferently(row, slots, s_numbers) && !EndsBehindAmounts(slots) && !FundingColumns.Proves(header, slots))
            {
                context.WarnOfCut(row);
                return true;
            }

            // A second label among the amounts (一般公共预算 | 550.08 | 其中：基本支出 | 384.31): the rows from here on have other columns.
            _ended |= Enumerable.Range(first, slots.Length - first).Any(i => IsLabel(slots[i]) && !HoldsLabels(i, first));
            if (_ended)
                return false;
            var line = context.Vocabulary.Role("funding_line", label.Label);
            var within = line is not null and not "total" && IsWithinPart(label, slots);
            var own = OwnUnits(slots, label);
            var initial = Money(slots, label, "initial", own);
            var fullYear = Money(slots, label, "full_year", own);
            var executed = Money(slots, label, "executed", own);
            var amounts = new[] { initial, fullYear, executed };
            // Rows that carry words under an amount are another section's, and below the first source of funds so is what follows them.
            var isOthers = amounts.Any(a => a is { State: ValueState.Text }) && amounts.All(a => a?.Value is null);
            _ended |= isOthers && _accepted;
            if (isOthers || (line is null && amounts.All(a => a?.Value is null)))
                return false;
            _accepted = true;
            _above = slots;
            foreach (var slot in slots.Take(first).Where(s => s is { Blank: false } && s != label))
            {
                if (context.Vocabulary.Role("section_label", slot!.Label) is not null)
                    context.Ledger.Claim(slot, "funding");
            }

            if (line is not null)
                context.Ledger.Claim(label, "funding.label");
            else
                context.Warn(WarningKind.UnknownLabel, row, $"资金表中未知的行“{PlainText.Unwrap(label.Text)}”。 Unknown row in the funding table.");
            context.Words(Note(slots), "funding.deviation_note");
            context.Form.Funding.Add(new FundingDraft
            {
                Line = within ? null : line,
                Label = label.Print(),
                Initial = initial,
                FullYear = fullYear,
                Executed = executed,
                Weight = context.Number(header.At(slots, "weight"), "funding.weight", "分"),
                Rate = context.Rate(header.At(slots, "rate"), "funding.rate_pct", executed?.Value, fullYear?.Value ?? initial?.Value),
                Score = context.Number(header.At(slots, "score"), "funding.score", "分"),
            });
            return true;
        }

        // Of a second table beside this one: its head is that of the labels here.
        private bool HoldsLabels(int column, int first) =>
            header.Header.Slots.Take(first).Any(s => !s.Blank && PlainText.Squeeze(s.Text) == PlainText.Squeeze(header.Header.Slots[column].Text));

        private bool IsLabel(Slot? slot) =>
            slot is { Blank: false, State: ValueState.Text }
                && (BeginsParts(slot.Text) || PlainText.Squeeze(slot.Text).EndsWith(':') || context.Vocabulary.Role("funding_line", slot.Label) is not null
                    || context.Vocabulary.Role("income_nature", slot.Label) is not null
                    || context.Vocabulary.Role("expenditure_nature", slot.Label) is not null);

        // 其中：一般公共预算 below 财政拨款 is a part of that part and counted there. Below another 其中 it stands beside that one, unless it and the rows below
        // make that one up.
        private bool IsWithinPart(Slot label, Slot?[] slots)
        {
            if (_partsOfPart > 0)
                return _partsOfPart-- > 0;
            if (!BeginsParts(label.Text) || context.Form.Funding is not [.., { Line: not "total" } above] || above.Label.Place.TableNo != label.TableNo)
                return false;
            if (!BeginsParts(above.Label.Raw) || above.Line is null)
                return true;
            _partsOfPart = PartsOf(_above!, slots);
            return _partsOfPart-- > 0;
        }

        // How many rows from this one on sum up to the row above in every column; 0 where none do.
        private int PartsOf(Slot?[] whole, Slot?[] first)
        {
            var columns = s_amounts.Select(header.IndexOf).Where(i => i >= 0).ToList();
            var sums = new decimal[columns.Count];
            var rows = 0;
            foreach (var row in context.RowsBelow.Take(MostLabels).Select(header.Align).Prepend(first))
            {
                if (row is null)
                    return 0;
                for (var i = 0; i < sums.Length; i++)
                    sums[i] += ColumnCells.Number(row, columns[i]) ?? 0;
                if (++rows > 1 && sums.Any(sum => sum != 0) && columns.Select((column, i) => ColumnCells.Number(whole, column) ?? 0).SequenceEqual(sums))
                    return rows;
            }

            return 0;
        }

        private static bool BeginsParts(string label) => PlainText.Squeeze(label).StartsWith("其中", StringComparison.Ordinal);

        // The cells of a part that has no points need not be printed.
        private bool EndsBehindAmounts(Slot?[] slots) =>
            Array.TrueForAll(s_points, role => header.At(slots, role) is null)
                && Array.TrueForAll(s_amounts, role => !header.Has(role) || header.At(slots, role) is not null);

        private Slot? Note(Slot?[] slots) => header.At(slots, "deviation_note") is { Blank: false } note ? note : null;

        private Figure? Money(Slot?[] slots, Slot label, string role, bool? own) =>
            context.Money(header.At(slots, role), "funding." + role, UnitOf(label, role), own);

        private string? UnitOf(Slot label, string role) => MoneyUnit.Named(label.Label?.Unit) ?? _units.Of(role);

        // Whether the row's rate holds with the units beside the numbers or with those of their heads, where they contradict each other.
        private bool? OwnUnits(Slot?[] slots, Slot label)
        {
            return (Holds(own: true), Holds(own: false)) switch
            {
                (true, not true) => true,
                (not true, true) => false,
                _ => null,
            };

            bool? Holds(bool own) => Amount("full_year", own) is { } whole && Amount("executed", own) is { } part
                ? FundingColumns.Tells(whole, part, Number("rate"), Number("weight"), Number("score")) : null;

            decimal? Amount(string role, bool own) => header.At(slots, role) is { } slot && slot.ReadNumber(out var number, out var unit) == ValueState.Number
                && MoneyUnit.InTenThousandYuan((own ? unit : null) ?? UnitOf(label, role) ?? context.FormMoneyUnit ?? unit ?? "万元")
                    is { } scale ? number * scale : null;

            decimal? Number(string role) => header.At(slots, role) is { } slot && slot.ReadNumber(out var number, out _) == ValueState.Number ? number : null;
        }
    }
}
