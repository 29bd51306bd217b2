namespace PerfEval.Analytics.Tests.Rules.Execution;

public sealed class EX08Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void PartSpentWithoutABudget_FiresAndNamesTheProbableShift()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "vehicle", 7.85m, 4, 4);
        _warehouse.BudgetLine(report, "overseas", 0, 0, 11.52m);
        _warehouse.BudgetLine(report, "reception", 0, 5, 0);

        var row = Assert.Single(_warehouse.Rows("EX08"), row => row.Fires == true);

        Assert.Equal("因公出国（境）费", row.Subject);
        Assert.Equal(11.52m, row.Amount);
        Assert.Contains("公务接待费有预算而决算为 0，疑行错位", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void BudgetOnTheRowBelowABlankVehicleRow_Counts()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "vehicle");
        _warehouse.BudgetLine(report, "vehicle_operation", 4, 4, 3.96m);

        Assert.False(_warehouse.Row("EX08").Fires);
    }

    [Fact]
    public void BlankBudgetColumn_IsUndecidable()
    {
        _warehouse.BudgetLine(_warehouse.Report(), "reception", null, null, 3);

        Assert.Contains("分项预算全空", _warehouse.Row("EX08").Reason, StringComparison.Ordinal);
    }
}
