using static PerfEval.Ingest.Tests.Readers.Docx.DocxFile;

namespace PerfEval.Ingest.Tests.Readers.Docx;

public sealed class DocxTextTests
{
    [Theory]
    [InlineData("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>", "甲\t乙\n丙")]
    [InlineData(
        "<w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>", "增")]
    [InlineData(
        "<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>签</w:t></w:r></w:smartTag><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控</w:t></w:r></w:sdtContent></w:sdt>",
        "链签控")]
    [InlineData(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>漏</w:t></w:r><w:r><w:fldChar "
        + "w:fldCharType=\"separate\"/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        "3")]
    [InlineData("<w:r><w:t>0730</w:t><w:noBreakHyphen/><w:t>12</w:t><w:softHyphen/><w:t>34</w:t></w:r>", "0730-1234")]
    [InlineData("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/><w:t>95%</w:t></w:r>", "≥95%")]
    [InlineData("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>", "☑")]
    [InlineData("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>", "a+b")]
    [InlineData("<w:r><w:ruby><w:rt><w:r><w:t>yi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>益</w:t></w:r></w:rubyBase></w:ruby></w:r>", "益")]
    [InlineData("<w:r><w:t>\n  甲 </w:t></w:r><w:r><w:t xml:space=\"preserve\"> 乙 </w:t></w:r>", "甲 乙 ")]
    public void Run_PrintsAsWordDoes(string inner, string expected) =>
        Assert.Equal([expected], Paragraphs($"<w:p>{inner}</w:p>"));

    [Fact]
    public void TextBox_IsReadOnceAndAfterItsParagraph()
    {
        var box = $"<w:txbxContent>{P("框中")}</w:txbxContent>";

        Assert.Equal(
            ["正文", "框中", "下一段"],
            Paragraphs(
                $"<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice "
                + $"Requires=\"wps\">{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>{P("下一段")}"));
    }

    [Fact]
    public void OldTextBox_IsReadToo() =>
        Assert.Equal(
            ["正文", "框中"],
            Paragraphs(
                $"<w:p><w:r><w:t>正文</w:t><w:pict><v:shape><v:textbox><w:txbxContent>{P("框中")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"));

    [Fact]
    public void DeletedParagraphMark_JoinsParagraphs() =>
        Assert.Equal(["前后"], Paragraphs($"<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p>{P("后")}"));

    [Fact]
    public void HiddenText_IsLeftOutAndWarnedOf()
    {
        var document = Reading.Of(
            With(
                $"{P("一")}<w:p><w:r><w:t>见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish "
                + $"w:val=\"0\"/></w:rPr><w:t>现</w:t></w:r></w:p>"));

        Assert.Equal(["一", "见现"], Reading.Paragraphs(document));
        Assert.Equal(("hidden_text", "paragraph 2"), document.Warnings.Select(warning => (warning.Kind, warning.Place)).Single());
    }

    [Fact]
    public void StrictDocument_IsReadAlike() =>
        Assert.Equal(["甲"], Reading.Paragraphs(Reading.Of(With(P("甲"), ns: "http://purl.oclc.org/ooxml/wordprocessingml/main"))));

    private static string[] Paragraphs(string body) => Reading.Paragraphs(Reading.Of(With(body)));
}
