using PerfEval.Worker.Export;

namespace PerfEval.Worker.Tests.Export;

public sealed class CsvRowWriterTests
{
    private static string Field(object? value, ColumnKind kind = ColumnKind.Text)
    {
        var csv = new CsvRowWriter().Print(WriterFixture.Rows([new OutputColumn("x", kind)], [value]));
        Assert.StartsWith("\uFEFFx\r\n", csv, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", csv, StringComparison.Ordinal);
        return csv[4..^2];
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("+1+2", "'+1+2")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData(" =1", "' =1")]
    [InlineData("\u200B=1", "'\u200B=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠SUM", "'＠SUM")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("\v=1", "'\v=1")]
    [InlineData("\u2003=1", "'\u2003=1")]
    [InlineData("\u0085=1", "'\u0085=1")]
    [InlineData("﹦1", "'﹦1")]
    [InlineData("﹢1", "'﹢1")]
    [InlineData("﹣1+1", "'﹣1+1")]
    [InlineData("﹫SUM", "'﹫SUM")]
    [InlineData("−1+1", "'−1+1")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-85.6", "-85.6")]
    [InlineData(" 85.6", " 85.6")]
    [InlineData("+3", "+3")]
    [InlineData("a=b", "a=b")]
    [InlineData("-", "'-")]
    public void TextThatCouldRunAsAFormula_IsNeutralised(string text, string expected) => Assert.Equal(expected, Field(text));

    [Fact]
    public void NegativeNumbers_StayNumbers() => Assert.Equal("-0.25", Field(-0.250000m, ColumnKind.Number));

    [Fact]
    public void Separators_AreQuoted() => Assert.Equal("\"a,\"\"b\"\"\nc\"", Field("a,\"b\"\nc"));

    [Fact]
    public void NullAndEmptyText_Differ()
    {
        Assert.Equal(string.Empty, Field(null));
        Assert.Equal("\"\"", Field(string.Empty));
    }

    [Fact]
    public void Dates_AreIso() => Assert.Equal("2024-03-01", Field(new DateOnly(2024, 3, 1), ColumnKind.Date));

    [Fact]
    public void HeadersOfAQuery_CannotRunAsFormulasEither() =>
        Assert.StartsWith(
            "\uFEFF'=1+1\r\n", new CsvRowWriter().Print(WriterFixture.Rows([new OutputColumn("=1+1", ColumnKind.Number)])), StringComparison.Ordinal);
}
