using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Recognition;

/// <summary>A form's own sums hold within a hundredth, whichever way they are off.</summary>
public sealed class FormClosureTests
{
    private const string Form = "2023年度部门整体支出绩效自评表";
    private const string Fund = "资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分";

    [Theory]
    [InlineData("99.99", true)]
    [InlineData("100.01", true)]
    [InlineData("100", true)]
    [InlineData("99.9899", false)]
    [InlineData("100.0101", false)]
    [InlineData("99.98", false)]
    [InlineData("100.02", false)]
    public void FundingParts_HoldWithinOneHundredth(string part, bool holds)
    {
        var report = Reading.Report(Form, Tables.Of(Fund, "年度资金总额|100|100|80|10|80%|8", $"当年财政拨款|{part}|100|80|||"));

        var closure = Assert.Single(report.Proof.Closures, c => c.Relation == "funding_parts.initial");

        Assert.Equal((100m, decimal.Parse(part, System.Globalization.CultureInfo.InvariantCulture), holds), (closure.Expected, closure.Actual, closure.Holds));
        Assert.All(report.Proof.Closures.Where(c => c.Relation is "funding_parts.full_year" or "funding_parts.executed"), c => Assert.True(c.Holds == true));
    }

    [Theory]
    [InlineData("49.99", true)]
    [InlineData("50.01", true)]
    [InlineData("50.0101", false)]
    [InlineData("40", false)]
    public void Weights_SumToOneHundredWithinOneHundredth(string weight, bool holds)
    {
        var report = Reading.Report(Form, Tables.Of(
            "一级指标|二级指标|三级指标|指标值|完成值|分值|得分", $"产出指标|数量指标|培训期数|≥12期|12期|{weight}|40", "^|^|合格率|95%|96%|50|50"));

        var closure = Assert.Single(report.Proof.Closures, c => c.Relation == "weights_100");

        Assert.Equal((100m, holds), (closure.Expected, closure.Holds));
    }
}
