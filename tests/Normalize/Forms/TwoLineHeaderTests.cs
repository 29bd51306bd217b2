using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

public sealed class TwoLineHeaderTests
{
    private const string Title = "2023年度部门整体支出绩效评价基础数据表";

    [Theory]
    [InlineData("经费控制情况|2022年|2023年|<", "^|决算数|预算数|决算数")]
    [InlineData("经费控制情况|2022年度|2023年度|<", "^|决算数|预算数|决算数")]
    [InlineData("经费控制情况|2022年|2023年|2023年", "^|决算数|预算数|决算数")]
    public void YearsAboveTheHeads_TellLastYearsFinalAccount(string years, string heads)
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of(years, heads, "三公经费|8.5|9|7"));

        var line = Assert.Single(document.Reports).The<BudgetLine>();
        Assert.Equal((8.5m, 9m, 7m), (line.PriorFinal?.Value, line.Budget?.Value, line.Final?.Value));
        Assert.Empty(document.LeftoverTexts());
    }

    [Fact]
    public void TwoFinalAccountsWithoutYears_AreReadAsNeither()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of("经费控制情况|决算数|预算数|决算数", "三公经费|8.5|9|7"));

        Assert.DoesNotContain(document.Reports.SelectMany(r => r.Facts), f => f is BudgetLine or Funding);
    }
}
