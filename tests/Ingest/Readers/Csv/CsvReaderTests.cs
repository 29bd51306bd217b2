using System.Text;

namespace PerfEval.Ingest.Tests.Readers.Csv;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void DelimitedText_IsATableWithItsTitle(char delimiter)
    {
        var document = Reading.Of("部门整体支出绩效自评表,,\r\n资金,年初预算数,全年执行数\r\n合计,475.36,1065.65\r\n".Replace(',', delimiter));

        Assert.Equal("csv", document.Format);
        Assert.Equal(["部门整体支出绩效自评表"], Reading.Paragraphs(document));
        Assert.Equal(["资金|年初预算数|全年执行数", "合计|475.36|1065.65"], Reading.Rows(Assert.Single(document.Tables)));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void LinesAroundTheRecords_NeedNoEmptyCells(char delimiter)
    {
        var document = Reading.Of("项目支出绩效自评表\n（2023年度）\n资金,年初预算数,全年执行数\n合计,475.36,1065.65\n其他,0,-\n注：含追加资金。\n".Replace(',', delimiter));

        Assert.Equal("csv", document.Format);
        Assert.Equal(["项目支出绩效自评表", "（2023年度）"], Reading.Paragraphs(document));
        Assert.Equal(["资金|年初预算数|全年执行数", "合计|475.36|1065.65", "其他|0|-", "注：含追加资金。||"], Reading.Rows(Assert.Single(document.Tables)));
    }

    [Fact]
    public void FormulaOfNothingButAText_IsThatText() =>
        Assert.Equal(["a|b|c", "1|125.75|=\"1\"&\"2\"", "1|2|3"], Reading.Rows(Assert.Single(Reading.Of("a,b,c\n1,=\"125.75\",=\"1\"&\"2\"\n1,2,3\n").Tables)));

    [Fact]
    public void Quotes_KeepDelimitersAndLineBreaks() =>
        Assert.Equal(
            ["a|b|c", "1,234.50|x/y|说“\"好\"”", "1|2|3"],
            Reading.Rows(Assert.Single(Reading.Of("a,b,c\n\"1,234.50\",\"x\ny\",\"说“\"\"好\"\"”\"\n1,2,3\n").Tables)));

    [Fact]
    public void TextInGbk_IsDecoded() =>
        Assert.Equal(
            ["资金|预算|执行", "合计|1|2", "其他|3|4"],
            Reading.Rows(Assert.Single(Reading.Of(CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes("资金,预算,执行\n合计,1,2\n其他,3,4\n")).Tables)));

    [Theory]
    [InlineData("一,二,三\n四,五\n六,七,八\n")]
    [InlineData("a,b\n1,2\n3,4\n")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("标题\na,b,c\n1,2,3\n")]
    [InlineData("a,b,c\n1,2,3\n4,5,6\n小结\n7,8,9\n")]
    [InlineData("一\n二\n三\n四\n五\n六\na,b,c\n1,2,3\n4,5,6\n")]
    [InlineData("a,b,c\n1,2,3\n4,5,6\n一\n二\n三\n四\n五\n六\n")]
    [InlineData("a,b,c\n\"1,2,3\n4,5,6\n")]
    [InlineData("a,b,c\n\"1\"x,2,3\n4,5,6\n")]
    public void TextThatIsNoClearTable_StaysText(string text) => Assert.Equal("text", Reading.Of(text).Format);
}
