using System.Text;

namespace PerfEval.Ingest.Tests.Readers.Text;

public sealed class TextEncodingTests
{
    private const string Text = "一、概况\n面积 30 ㎡，㐀𠀀\n";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void ByteOrderMark_Decides(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(["一、概况", "面积 30 ㎡，㐀𠀀"], Reading.Paragraphs(Reading.Of([.. encoding.GetPreamble(), .. encoding.GetBytes(Text)])));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    public void WithoutMark_TheBytesDecide(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

        Assert.Equal(["一、概况", "面积 30 ㎡，㐀𠀀"], Reading.Paragraphs(Reading.Of(encoding.GetBytes(Text))));
    }

    [Fact]
    public void CarriageReturns_EndLines() =>
        Assert.Equal(["甲", "乙", "丙"], Reading.Paragraphs(Reading.Of("甲\r\n乙\r丙")));

    [Theory]
    [InlineData(new byte[] { 0x41, 0x00, 0x42 })]
    [InlineData(new byte[] { 0x81, 0xFF, 0xFF })]
    public void BytesThatAreNoText_AreUnknown(byte[] bytes) =>
        Assert.Equal("unknown_format", Reading.Rejected(bytes).Code);
}
