namespace PerfEval.Analytics.Tests.Rules.CrossTable;

public sealed class CT10Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData("three_public", "final", 5.15)]
    [InlineData("three_public", "prior", 10.2)]
    [InlineData("three_public", "initial", 12)]
    [InlineData("total", "adjusted", 1440.69)]
    [InlineData("basic", "final", 1003.39)]
    public void AmountOffTheOneOfTheForm_Fires(string line, string basis, double told)
    {
        var row = RowOf(line, basis, (decimal)told);

        Assert.True(row.Fires);
        Assert.Equal("error", row.Severity);
    }

    [Theory]
    [InlineData("three_public", "final", 5.51)]
    [InlineData("three_public", "final", 5.53)]
    [InlineData("total", "final", 1440.69)]
    [InlineData("basic", "final", 1004.11)]
    public void SameAmount_DoesNotFire(string line, string basis, double told) => Assert.False(RowOf(line, basis, (decimal)told).Fires);

    [Fact]
    public void AmountOfUnknownBasis_IsUndecidable()
    {
        var row = RowOf("three_public", null, 7.77m);

        Assert.Null(row.Fires);
        Assert.NotNull(row.Reason);
    }

    [Theory]
    [InlineData("operating", "initial")]
    [InlineData("basic", "initial")]
    public void AmountOfAnotherRuleOrWithoutCounterpart_IsNoSubject(string line, string basis)
    {
        var report = Forms();
        _warehouse.Figure(report, line, basis, 1);

        Assert.Empty(_warehouse.Rows("CT10"));
    }

    [Fact]
    public void SplitFilledWithInitialFigures_IsUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 968.99m, 1960.84m, 1960.84m);
        _warehouse.Nature(report, "expenditure", "basic", 717.29m);
        _warehouse.Nature(report, "expenditure", "project", 251.70m);
        _warehouse.Figure(report, "basic", "final", 1936.97m);

        var row = _warehouse.Row("CT10");

        Assert.Null(row.Fires);
        Assert.Contains("年初口径", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AmountInTwoForms_IsOneSubject()
    {
        var report = Forms();
        _warehouse.BudgetLine(report, "project", final: 400);
        _warehouse.Figure(report, "project", "final", 436.58m);

        var row = _warehouse.Row("CT10");

        Assert.True(row.Fires);
        Assert.Contains("基础数据表 400.00", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void AmountTooLargeForTheWarehouse_IsLeftOutAndFailsNothing()
    {
        var report = Forms();
        _warehouse.Figure(report, "three_public", "final", 999_999_999_999m, "亿元");
        _warehouse.Figure(report, "total", "final", 1440.69m);

        Assert.False(_warehouse.Row("CT10").Fires);
    }

    private RuleRow RowOf(string line, string? basis, decimal told)
    {
        _warehouse.Figure(Forms(), line, basis, told);
        return _warehouse.Row("CT10");
    }

    private string Forms()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 1054.88m, 1444.37m, 1440.69m);
        _warehouse.BudgetLine(report, "three_public", 10.02m, 11, 5.51m);
        _warehouse.BudgetLine(report, "operating", 145.29m, 99.2m, 142.45m);
        _warehouse.Nature(report, "expenditure", "basic", 1004.11m);
        _warehouse.Nature(report, "expenditure", "project", 436.58m);
        return report;
    }
}
