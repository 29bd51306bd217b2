using PerfEval.Ingest.Documents;
using PerfEval.Worker.Evaluation.Tables;

namespace PerfEval.Worker.Tests.Evaluation.Tables;

public sealed class TableComparisonTests
{
    private static readonly ComparedTable s_budget = Table("项目|年初|执行", "合计|10|9", "人员|6|6", "公用|4|3");

    [Fact]
    public void SameTable_IsExactWhateverTheWhiteSpace() =>
        Assert.Equal(12, Exact(s_budget, Table("项 目|年初|执行", "合计| 10|9", "人员|6|6", "公\n用|4|3")));

    [Fact]
    public void RowTooMany_SpoilsNoOther() =>
        Assert.Equal(12, Exact(s_budget, Table("项目|年初|执行", "续表||", "合计|10|9", "人员|6|6", "公用|4|3")));

    [Fact]
    public void MissingRow_CostsItsOwnCells() =>
        Assert.Equal(9, Exact(s_budget, Table("项目|年初|执行", "合计|10|9", "公用|4|3")));

    [Fact]
    public void MisreadCell_CostsOnlyItself() =>
        Assert.Equal(11, Exact(s_budget, Table("项目|年初|执行", "合计|10|9", "人员|8|6", "公用|4|3")));

    [Fact]
    public void ShiftedColumn_IsNotExact() =>
        Assert.Equal(9, Exact(s_budget, Table("项目|年初|执行", "合计|10|9", "人员|6|6", "|公用|4|3")));

    [Fact]
    public void OtherSpan_IsNotExact() =>
        Assert.Equal(0, Exact(new ComparedTable([new Cell(0, 0, 1, 2, "合计")]), new ComparedTable([new Cell(0, 0, 1, 1, "合计")])));

    [Fact]
    public void BlankRows_PairInTheirOrder() =>
        Assert.Equal(8, Exact(Table("甲|1", "|", "|", "乙|2"), Table("甲|1", "|", "|", "乙|2")));

    [Fact]
    public void TableTooMany_LeavesTheOthersPaired()
    {
        var other = Table("附件|一");

        Assert.Equal(14, TableComparison.Exact([s_budget, other], [Table("目录|1"), s_budget, other]).Cells);
        Assert.Equal(2, TableComparison.Exact([s_budget, other], [other]).Cells);
    }

    [Theory]
    [InlineData("99.20", "99.2", 99.2, 1)]
    [InlineData("1,450.50", "1450.5", 1450.5, 1)]
    [InlineData("100.00%", "100%", 1.0, 1)]
    [InlineData("99.20", "99.2", null, 0)]
    [InlineData("99.20%", "99.2", 99.2, 0)]
    [InlineData("99.20", "99.21", 99.21, 0)]
    [InlineData("无", "0", 0.0, 0)]
    public void NumberOfAWorksheet_CountsByItsValue(string expected, string printed, double? stored, int exact) =>
        Assert.Equal(
            new ExactCells(exact, exact),
            TableComparison.Exact(
                [new ComparedTable([new Cell(0, 0, 1, 1, expected)])], [new ComparedTable([new Cell(0, 0, 1, 1, printed) { Number = stored }])]));

    [Fact]
    public void RowOfNumbersOnly_IsFoundByTheirValues() =>
        Assert.Equal(
            new ExactCells(2, 2),
            TableComparison.Exact(
                [Table("0.00|1.10")],
                [new ComparedTable([new Cell(0, 0, 1, 1, "0") { Number = 0 }, new Cell(0, 1, 1, 1, "1.1") { Number = 1.1 }])]));

    private static int Exact(ComparedTable expected, ComparedTable found) => TableComparison.Exact([expected], [found]).Cells;

    private static ComparedTable Table(params string[] rows) =>
        new(rows.SelectMany((row, r) => row.Split('|').Select((text, c) => new Cell(r, c, 1, 1, text))));
}
