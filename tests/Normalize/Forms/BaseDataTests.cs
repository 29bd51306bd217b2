using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

public sealed class BaseDataTests
{
    private const string Title = "2023年度部门整体支出绩效评价基础数据表";

    [Theory]
    [InlineData("财政供养人员情况|编制数|控制率", "^|65|92%")]
    [InlineData("财政供养人员情况|实际在职人数|控制率", "^|60|92%")]
    public void StaffWithoutOneOfItsNumbers_IsNoStaffing(string head, string row) =>
        Assert.Empty(Reading.Of(Reading.Unit, Title, Tables.Of(head, row, "经费控制情况|2022年决算数|2023年预算数|2023年决算数", "三公经费|1|2|3"))
            .Reports.SelectMany(report => report.All<Staffing>()));

    [Fact]
    public void WholeTable_IsReadWithoutLeftovers()
    {
        var document = Reading.Of(Title, Tables.Of(
            "预算部门名称|甲县测试局|<|<|<|<|<",
            "财政供养人员情况|编制数|<|2023年实际在职人数|<|控制率|<", "^|65|<|60|<|92.31%|<",
            "经费控制情况（万元）|2022年决算数|<|2023年预算数|<|2023年决算数|<",
            "“三公”经费|10|<|9|<|8|<", "1、公务用车购置和维护经费|6|<|5|<|5|<", "其中：公车购置|——|<|0|<|/|<", "公车运行维护|6|<|5|<|5|<",
            "2、出国经费|无|<|无|<|无|<", "4、公务接待|4|<|4|<|3|<",
            "项目支出|100|<|110|<|105|<", "1、本级专项资金|100|<|110|<|105|<", "夜间巡查专项|60|<|70|<|65|<", "……||<||<||<",
            "公用经费|20|<|21|<|19|<",
            "楼堂馆所控制情况|批复规模（㎡）|实际规模（㎡）|规模控制率|预算投资（元）|实际投资（元）|投资概算控制率", "^|1700|1,672.8㎡|98.4%|2,512,500|2,477,300|98.6%",
            "厉行节约保障措施|严控支出。|<|<|<|<|<"));
        Assert.Empty(document.Leftovers);
        var report = Assert.Single(document.Reports);
        Assert.Equal(
            (65m, 60m, 92.31m), (report.The<Staffing>().Authorised!.Value, report.The<Staffing>().Actual!.Value, report.The<Staffing>().ControlRate!.Value));
        Assert.Equal(
            ["three_public 10 9 8", "vehicle 6 5 5", "vehicle_purchase  0 ", "vehicle_operation 6 5 5", "overseas   ", "reception 4 4 3", "project 100 110 105",
             "special_local 100 110 105", "special_item 60 70 65", "placeholder   ", "operating 20 21 19"],
            report.All<BudgetLine>().Select(l => $"{l.Line} {l.PriorFinal!.Value} {l.Budget!.Value} {l.Final!.Value}"));
        var building = report.The<Building>();
        Assert.Equal((1672.8m, 251.25m, 247.73m), (building.ActualArea!.Value, building.BudgetInvestment!.Value, building.ActualInvestment!.Value));
        Assert.Equal("严控支出。", report.The<Project>().Frugality!.Text);
    }

    [Fact]
    public void UnknownLine_KeepsItsFiguresAndIsALeftoverLabel()
    {
        var document = Reading.Of(Title, Tables.Of("预算部门名称|甲县测试局|<|<", "经费情况|上年决算数|本年预算数|本年决算数", "三公经费|1|2|3", "通讯补贴|4|5|6"));
        var line = Assert.Single(document.Reports).All<BudgetLine>()[1];
        Assert.Null(line.Line);
        Assert.Equal("通讯补贴", line.Label.Text);
        Assert.Equal(["通讯补贴"], document.LeftoverTexts());
    }

    [Fact]
    public void LaterYearOfTwoFinals_IsThisYear()
    {
        var line = Reading.Report(Title, Tables.Of("经费情况|2023年决算数|2023年预算数|2022年决算数", "三公经费|3|2|1")).The<BudgetLine>();
        Assert.Equal((1m, 2m, 3m), (line.PriorFinal!.Value, line.Budget!.Value, line.Final!.Value));
    }

    [Fact]
    public void HalfAPerson_IsNoCount()
    {
        var document = Reading.Of(Title, Tables.Of("单位名称|甲县测试局|<", "编制数|在职人数|控制率", "65 60|60|/"));
        Assert.Null(Assert.Single(document.Reports).The<Staffing>().Authorised!.Value);
        Assert.Equal(["65 60"], document.LeftoverTexts());
    }
}
