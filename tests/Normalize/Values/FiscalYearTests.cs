using PerfEval.Normalize.Forms;

namespace PerfEval.Normalize.Tests.Values;

public sealed class FiscalYearTests
{
    [Theory]
    [InlineData("2023年度甲县测试局部门整体支出绩效自评表", 2023)]
    [InlineData("二〇二三年度甲县测试局绩效自评报告", 2023)]
    [InlineData("二○二四年度", 2024)]
    [InlineData("二零二二年", 2022)]
    [InlineData("二O二一年度", 2021)]
    [InlineData("2024年印发的2023年度报告", 2023)]
    [InlineData("2024年", 2024)]
    public void Year_InDigitsOrCharacters_IsRead(string title, int expected) => Assert.Equal(expected, FiscalYear.In(title));

    [Theory]
    [InlineData("年度绩效自评表")]
    [InlineData("20231年")]
    [InlineData("1998年度")]
    [InlineData("23年度")]
    public void NoYear_IsNull(string title) => Assert.Null(FiscalYear.In(title));
}
