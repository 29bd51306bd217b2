using PerfEval.SampleGenerator.Facts;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Layouts;

/// <summary>部门整体支出绩效评价基础数据表: staffing, cost lines, buildings, measures.</summary>
internal static class BaseTable
{
    /// <param name="facts">A report with a base table.</param>
    /// <param name="unitRow">Whether the table opens with the unit's name.</param>
    public static Table Print(ReportFacts facts, bool unitRow = false)
    {
        var (year, yuan) = (facts.Year, Money.Unit(facts.Money));
        var staffing = facts.Staffing ?? throw new InvalidOperationException("No staffing to print.");
        var draft = new TableDraft();
        if (unitRow)
            draft.Row(new Slot("预算单位名称", 30), new Slot(facts.Unit.Name, 70));
        draft.Row(new Slot("财政供养人员情况（人）", 30, 2), new Slot("编制数", 23), new Slot($"{year}年实际在职人数", 24), new Slot("控制率", 23));
        draft.Row(
            new Slot(Format.Count(staffing.Authorised), 23), new Slot(Format.Count(staffing.Actual), 24),
            new Slot(Format.Plain(staffing.ControlRate) + "%", 23));
        draft.Row(new Slot($"经费控制情况（{yuan}）", 30), new Slot($"{year - 1}年决算数", 23), new Slot($"{year}年预算数", 24), new Slot($"{year}年决算数", 23));
        foreach (var line in facts.BaseLines)
        {
            draft.Row(
                new Slot(line.Label, 30), new Slot(Money.Print(line.PriorFinal, facts.Money), 23),
                new Slot(Money.Print(line.Budget, facts.Money), 24), new Slot(Money.Print(line.Final, facts.Money), 23));
        }

        if (facts.Building is { } b)
        {
            draft.Row(
                new Slot($"楼堂馆所控制情况\n（{year}年完工项目）", 30, 2), new Slot("批复规模（㎡）", 12), new Slot("实际规模（㎡）", 11), new Slot("规模控制率", 12),
                new Slot($"预算投资\n（{yuan}）", 12), new Slot($"实际投资\n（{yuan}）", 11), new Slot("投资概算控制率", 12));
            draft.Row(
                new Slot(Format.Plain(b.ApprovedArea), 12), new Slot(Format.Plain(b.ActualArea), 11), new Slot(Rate(b.AreaRate), 12),
                new Slot(Money.Print(b.BudgetInvestment, facts.Money), 12), new Slot(Money.Print(b.ActualInvestment, facts.Money), 11),
                new Slot(Rate(b.InvestmentRate), 12));
        }

        return draft.Row(new Slot("厉行节约保障措施", 30), new Slot(facts.Frugality ?? "", 70)).Finish();
    }

    private static string Rate(decimal? rate) => rate is { } value ? Format.Plain(value) + "%" : "";
}
