using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms.Drafts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.BaseData;

/// <summary>楼堂馆所控制情况: areas, investments and their control rates.</summary>
public sealed class BuildingSection : IFormSection
{
    public ISectionRows? Open(FormRow row, FormContext context)
    {
        if (HeaderMap.Of(row, context.Vocabulary, "building_column") is not { } header || !header.Has("approved_area") || !header.Has("actual_area"))
            return null;
        foreach (var slot in row.Filled.Where(s => context.Vocabulary.Role("building_column", s.Label) is not null
                                                   || context.Vocabulary.Role("base_section", s.Label) is not null))
            context.Ledger.Claim(slot, "building");
        return new Rows(header, context);
    }

    private sealed class Rows(HeaderMap header, FormContext context) : ISectionRows
    {
        public bool Accept(FormRow row)
        {
            if (context.Form.Building is not null || (header.Align(row) ?? LeftToRight(row)) is not { } slots)
                return false;
            if (slots.All(s => s is null or { Blank: true } || s.State == ValueState.Text))
                return false;
            var approved = Area(slots, "approved_area");
            var actual = Area(slots, "actual_area");
            var budget = Money(slots, "budget_investment");
            var spent = Money(slots, "actual_investment");
            context.Form.Building = new BuildingDraft
            {
                ApprovedArea = approved,
                ActualArea = actual,
                AreaControlRate = context.Rate(header.At(slots, "area_control_rate"), "building.area_control_rate_pct", actual?.Value, approved?.Value),
                BudgetInvestment = budget,
                ActualInvestment = spent,
                InvestmentControlRate =
                    context.Rate(header.At(slots, "investment_control_rate"), "building.investment_control_rate_pct", spent?.Value, budget?.Value),
            };
            return true;
        }

        // A row one cell short where merges are unknown: which column is missing cannot be told, unless all cells say the same.
        private Slot?[]? LeftToRight(FormRow row)
        {
            var filled = row.Filled;
            var columns = Enumerable.Range(0, header.SlotCount).Where(i => header.RoleAt(i) is not null).ToList();
            if (filled.Length == 0 || filled.Length > columns.Count || filled.Select(s => PlainText.Squeeze(s.Text)).Distinct().Count() > 1)
                return null;
            context.Warn(
                WarningKind.ShortRow, row, $"楼堂馆所行少 {columns.Count - filled.Length} 格，各格相同，自左至右读入。 Row is short; its equal cells were read from the left.");
            var slots = new Slot?[header.SlotCount];
            for (var i = 0; i < filled.Length; i++)
                slots[columns[i]] = filled[i];
            return slots;
        }

        private Figure? Area(Slot?[] slots, string role) => context.Number(header.At(slots, role), "building." + role, "m2", "平方米", "平米", "㎡");

        private Figure? Money(Slot?[] slots, string role) => context.Money(header.At(slots, role), "building." + role, header.HeaderSlot(role)?.Label?.Unit);
    }
}
