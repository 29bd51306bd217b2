using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Values;

public sealed class MoneyUnitTests
{
    [Theory]
    [InlineData("万元", "1")]
    [InlineData("元", "0.0001")]
    [InlineData("千元", "0.1")]
    [InlineData("百万元", "100")]
    [InlineData("亿元", "10000")]
    public void Unit_HasItsSize(string unit, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), MoneyUnit.InTenThousandYuan(unit));

    [Theory]
    [InlineData("美元")]
    [InlineData("%")]
    [InlineData("万元/年")]
    [InlineData("")]
    [InlineData(null)]
    public void OtherWords_AreNoUnitOfMoney(string? unit) => Assert.Null(MoneyUnit.InTenThousandYuan(unit));
}
