using System.Text;

namespace PerfEval.Ingest.Tests.Readers.Html;

public sealed class HtmlEncodingTests
{
    private static readonly Encoding s_gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Theory]
    [InlineData("gb2312")]
    [InlineData("GBK")]
    [InlineData("utf-8")]
    [InlineData("iso-8859-1")]
    [InlineData("no-such-charset")]
    [InlineData("utf-7")]
    public void ChinesePage_IsReadWhateverItDeclares(string declared) =>
        Assert.Equal(["面积 30㎡，朱镕"], Read(s_gb18030.GetBytes(Page(declared))));

    [Theory]
    [InlineData("gb2312")]
    [InlineData("utf-8")]
    public void Utf8Page_IsReadWhateverItDeclares(string declared) =>
        Assert.Equal(["面积 30㎡，朱镕"], Read(Encoding.UTF8.GetBytes(Page(declared))));

    [Fact]
    public void ByteOrderMark_Decides() =>
        Assert.Equal(["面积 30㎡，朱镕"], Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Page("gb2312"))]));

    [Fact]
    public void Big5Page_IsReadAsDeclared() =>
        Assert.Equal(["績效報告"], Read(CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes("<html><meta charset=big5><p>績效報告</p>")));

    [Fact]
    public void BytesOfNoCharacter_AreWarnedOf()
    {
        var document = Reading.Of([.. s_gb18030.GetBytes(Page("gb2312")), 0x81, 0xFF, 0x20]);

        Assert.Equal("undecodable_bytes", Assert.Single(document.Warnings).Kind);
    }

    private static string Page(string declared) =>
        $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset={declared}\"></head><body><p>面积 30㎡，朱镕</p></body></html>";

    private static string[] Read(byte[] bytes) => Reading.Paragraphs(Reading.Of(bytes));
}
