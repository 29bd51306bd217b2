using System.Text;

namespace PerfEval.Ingest.Tests.Readers.Mhtml;

public sealed class MhtmlReaderTests
{
    private const string Page = "<html><body><table><tr><td>预算数</td><td>1,444.37</td></tr></table></body></html>";

    [Theory]
    [InlineData("utf-8", "base64")]
    [InlineData("gb2312", "base64")]
    [InlineData("utf-16", "base64")]
    [InlineData("big5", "base64")]
    [InlineData("utf-8", "quoted-printable")]
    [InlineData("gb2312", "quoted-printable")]
    public void Part_IsDecodedByItsEncodingAndCharset(string charset, string encoding)
    {
        var page = charset == "big5" ? Page.Replace("预算数", "預算數", StringComparison.Ordinal) : Page;
        var document = Reading.Of(Archive(Part($"text/html; charset=\"{charset}\"", encoding, Bytes(page, charset))));

        Assert.Equal("mhtml", document.Format);
        Assert.Equal([charset == "big5" ? "預算數|1,444.37" : "预算数|1,444.37"], Reading.Rows(Assert.Single(document.Tables)));
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public void CharsetThatNobodyReads_LeavesThePageToItsBytes()
    {
        var document = Reading.Of(Archive(Part("text/html; charset=\"utf-7\"", "base64", Bytes(Page, "gb2312"))));

        Assert.Equal(["预算数|1,444.37"], Reading.Rows(Assert.Single(document.Tables)));
    }

    [Fact]
    public void FirstHtmlPart_IsFoundInNestedMultiparts()
    {
        var inner = "Content-Type: multipart/alternative;\r\n\tboundary=\"in;ner\"\r\n\r\n--in;ner\r\n"
            + Part("text/plain", "7bit", "plain"u8.ToArray()) + "\r\n--in;ner\r\n"
            + Part("text/html", "8bit", Encoding.ASCII.GetBytes("<table><tr><td>1</td></tr></table>"))
            + "\r\n--in;ner--\r\n";

        Assert.Equal(["1"], Reading.Rows(Assert.Single(Reading.Of(Archive(Part("image/png", "base64", [1, 2, 3]) + "\r\n--outer\r\n" + inner)).Tables)));
    }

    [Fact]
    public void ArchiveThatWasCutOff_IsReadAndWarnedOf()
    {
        var whole = Archive(Part("text/html", "base64", Bytes(Page + new string(' ', 600), "utf-8")));
        var text = Encoding.Latin1.GetString(whole);
        var document = Reading.Of(whole[..(text.IndexOf("\r\n--outer--", StringComparison.Ordinal) - 3)]);

        Assert.Single(document.Tables);
        Assert.Equal("transfer_encoding", Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void BrokenEscape_IsKeptAndWarnedOf()
    {
        var document = Reading.Of(Archive("Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=zz=\r\nb=3D</p>"));

        Assert.Equal(["a=zzb="], Reading.Paragraphs(document));
        Assert.Equal("transfer_encoding", Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void ArchiveWithoutPage_IsDamaged() =>
        Assert.Equal("damaged", Reading.Rejected(Archive(Part("image/png", "base64", [1, 2, 3]))).Code);

    [Fact]
    public void EndlessNesting_EndsInARejection()
    {
        var message = string.Concat(Enumerable.Range(0, 5000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n"));

        Assert.Equal("damaged", Reading.Rejected(Encoding.ASCII.GetBytes("MIME-Version: 1.0\r\n" + message)).Code);
    }

    [SharedFact]
    public void RealArchiveNamedDoc_HasItsTables() =>
        Assert.Equal(TruthTable.Cells("hengshan-2024"), TruthTable.Cells(Reading.OfFile(SharedFiles.PathOf("samples/word/misnamed/h.doc"))));

    private static byte[] Archive(string parts) => Encoding.Latin1.GetBytes(
        "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"; boundary=\"outer\"\r\n\r\n"
        + $"preamble\r\n--outer\r\n{parts}\r\n--outer--\r\nepilogue");

    private static string Part(string type, string encoding, byte[] bytes) =>
        $"Content-Type: {type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n" + encoding switch
        {
            "base64" => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks),
            "quoted-printable" => string.Concat(
                bytes.Select((value, i) => (value is >= 33 and < 127 and not (byte)'=' ? $"{(char)value}" : $"={value:X2}") + (i % 20 == 19 ? "=\r\n" : ""))),
            _ => Encoding.Latin1.GetString(bytes),
        };

    private static byte[] Bytes(string text, string charset) =>
        (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(text);

    // Put together line by line, each line copied all before it: 300 GB for this header.
    [Fact]
    public void HeaderOfManyLines_IsPutTogetherOnce()
    {
        var page = System.Text.Encoding.ASCII.GetBytes(
            "MIME-Version: 1.0\r\nContent-Type: text/html\r\nX: " + string.Concat(Enumerable.Repeat("a\r\n ", 400_000)) + "\r\n\r\n<html>98");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(["98"], Reading.Paragraphs(Reading.Of(page)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200L << 20);
    }
}
