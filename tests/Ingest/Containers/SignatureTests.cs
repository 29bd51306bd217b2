using System.Text;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Containers.Ole;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Containers;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("<!--", "-->")]
    [InlineData("<script>", "</script>")]
    [InlineData("  \r\n", "")]
    public void PageAfterALongPreamble_IsAPage(string open, string close) =>
        Assert.Equal("html", Signature.Of(Encoding.UTF8.GetBytes(open + new string(' ', 9000) + close + "<html><body><table>"))?.Code);

    [Fact]
    public void TextThatNamesATagFarBelow_IsNoPage() =>
        Assert.Null(Signature.Of(Encoding.UTF8.GetBytes(new string('文', 9000) + "<table>")));

    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "docx")]
    [InlineData("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "pptx")]
    public void PackageWithItsPartsInTheRoot_IsWhatItsTypesSay(string type, string code) =>
        Assert.Equal(
            code,
            Signature.Of(
                DocxFile.Zip(
                    [("[Content_Types].xml", $"<Types><Override PartName=\"/main.xml\" ContentType=\"{type}\"/></Types>"), ("main.xml", "<a/>")]))?.Code);

    [Theory]
    [InlineData("WORDDOCUMENT")]
    [InlineData("worddocument")]
    public void NamesOfStreams_HaveNoCase(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "staffing.doc"));
        var at = bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("WordDocument"));
        Encoding.Unicode.GetBytes(name).CopyTo(bytes, at);

        Assert.Equal("doc", Signature.Of(bytes)?.Code);
        Assert.NotEmpty(new CompoundFile(bytes).Read("WordDocument")!);
    }
}
