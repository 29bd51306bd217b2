using PerfEval.Ingest.Documents;
using static PerfEval.Ingest.Tests.Readers.Docx.DocxFile;

namespace PerfEval.Ingest.Tests.Readers.Docx;

/// <summary>Text that does not show, stands raised, or lies in a frame of its own.</summary>
public sealed class DocxInkTests
{
    private const string Styles =
        "<w:style w:type=\"character\" w:styleId=\"Base\"><w:rPr><w:vanish/></w:rPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"Hid\"><w:basedOn w:val=\"Base\"/></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"HidLine\"><w:rPr><w:vanish/></w:rPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"Note\"><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"Pale\"><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"Gone\"><w:rPr><w:strike/></w:rPr></w:style>"
        + "<w:style w:type=\"character\" w:styleId=\"Tiny\"><w:rPr><w:sz w:val=\"12\"/></w:rPr></w:style>"
        + "<w:style w:type=\"paragraph\" w:styleId=\"Big\"><w:rPr><w:sz w:val=\"32\"/></w:rPr></w:style>"
        + "<w:style w:type=\"table\" w:styleId=\"Blue\"><w:tblStylePr w:type=\"firstRow\"><w:tcPr><w:shd w:val=\"clear\" "
        + "w:fill=\"4472C4\"/></w:tcPr></w:tblStylePr></w:style>";

    [Theory]
    [InlineData("<w:rStyle w:val=\"Hid\"/>")]
    [InlineData("<w:rStyle w:val=\"Pale\"/>")]
    [InlineData("<w:color w:val=\"FFFFFF\"/>")]
    [InlineData("<w:sz w:val=\"2\"/>")]
    [InlineData("<w:strike/>")]
    [InlineData("<w:dstrike w:val=\"1\"/>")]
    [InlineData("<w:rStyle w:val=\"Gone\"/>")]
    [InlineData("<w:rStyle w:val=\"Gone\"/><w:strike w:val=\"0\"/><w:dstrike/>")]
    public void TextThatDoesNotShow_IsLeftOutAndWarnedOf(string properties)
    {
        var document = Reading.Of(With($"<w:p>{Run(properties, "9")}{Run("", "125.75")}</w:p>", styles: Styles));

        Assert.Equal(["125.75"], Reading.Paragraphs(document));
        Assert.Equal(WarningKind.HiddenText, Assert.Single(document.Warnings).Kind);
    }

    [Theory]
    [InlineData("<w:rStyle w:val=\"Hid\"/><w:vanish w:val=\"0\"/>")]
    [InlineData("<w:color w:val=\"FFFFFF\"/><w:shd w:val=\"clear\" w:fill=\"4472C4\"/>")]
    [InlineData("<w:color w:val=\"FFFFFF\"/><w:highlight w:val=\"black\"/>")]
    [InlineData("<w:strike w:val=\"0\"/>")]
    [InlineData("<w:rStyle w:val=\"Gone\"/><w:strike w:val=\"false\"/>")]
    public void TextThatShowsAfterAll_IsRead(string properties) =>
        Assert.Equal(["9125.75"], Reading.Paragraphs(Reading.Of(With($"<w:p>{Run(properties, "9")}{Run("", "125.75")}</w:p>", styles: Styles))));

    [Fact]
    public void ParagraphStyle_HidesToo_AndACharacterStyleShowsAgain() =>
        Assert.Equal(
            ["7"],
            Reading.Paragraphs(
                Reading.Of(
                    With($"<w:p><w:pPr><w:pStyle w:val=\"HidLine\"/></w:pPr>{Run("", "9")}{Run("<w:rStyle w:val=\"Hid\"/>", "7")}</w:p>", styles: Styles))));

    [Fact]
    public void WhiteTextInAShadedHead_IsRead()
    {
        var shaded = Table(WhiteCell("项目", "<w:shd w:val=\"clear\" w:fill=\"1F4E79\"/>") + Cell("金额"));
        var styled = $"<w:tbl><w:tblPr><w:tblStyle w:val=\"Blue\"/></w:tblPr><w:tr>{WhiteCell("项目", "")}{Cell("金额")}</w:tr></w:tbl>";

        Assert.All(Reading.Of(With(shaded + P("") + styled, styles: Styles)).Tables, table => Assert.Equal(["项目|金额"], Reading.Rows(table)));
    }

    [Theory]
    [InlineData("<w:vertAlign w:val=\"superscript\"/>", "125.75")]
    [InlineData("<w:rStyle w:val=\"Note\"/>", "125.75")]
    [InlineData("<w:position w:val=\"8\"/><w:sz w:val=\"12\"/>", "125.75")]
    [InlineData("<w:vertAlign w:val=\"baseline\"/>", "125.751")]
    public void RaisedMark_IsNoDigitOfItsNumber(string properties, string expected) =>
        Assert.Equal([expected], Reading.Paragraphs(Reading.Of(With($"<w:p>{Run("", "125.75")}{Run(properties, "1")}</w:p>", styles: Styles))));

    [Theory]
    [InlineData("<m:sSup><m:e><m:r><m:t>125.75</m:t></m:r></m:e><m:sup><m:r><m:t>1</m:t></m:r></m:sup></m:sSup>", "125.75")]
    [InlineData("<m:sSup><m:e><m:r><m:t>50m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>", "50m²")]
    [InlineData("<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>", "3/4")]
    public void RaisedPartOfAFormula_IsNoDigitOfItsBase(string formula, string expected) =>
        Assert.Equal([expected], Reading.Paragraphs(Reading.Of(With($"<w:p><m:oMath>{formula}</m:oMath></w:p>"))));

    [Fact]
    public void Footnotes_StandBehindTheDocument()
    {
        var document = Reading.Of(With(
            P("正文12"), footnotes: $"<w:footnote w:type=\"separator\" w:id=\"-1\">{P("9")}</w:footnote><w:footnote w:id=\"1\">{P("其中15.33万元为上年结转。")}</w:footnote>"));

        Assert.Equal(["正文12", "其中15.33万元为上年结转。"], Reading.Paragraphs(document));
    }

    [Theory]
    [InlineData("<w:sz w:val=\"21\"/>", "<w:sz w:val=\"12\"/>", "125.75")]
    [InlineData("", "<w:sz w:val=\"12\"/>", "125.75")]
    [InlineData("<w:sz w:val=\"21\"/>", "<w:rStyle w:val=\"Tiny\"/>", "125.75")]
    [InlineData("<w:sz w:val=\"21\"/>", "<w:sz w:val=\"18\"/>", "125.751")]
    [InlineData("<w:sz w:val=\"12\"/>", "<w:sz w:val=\"12\"/>", "125.751")]
    public void SmallMark_IsNoDigitOfItsNumber(string number, string mark, string expected) =>
        Assert.Equal([expected], Reading.Paragraphs(Reading.Of(With($"<w:p>{Run(number, "125.75")}{Run(mark, "1")}</w:p>", styles: Styles))));

    [Fact]
    public void SmallMark_IsSmallBesideTheSizeOfItsParagraph() =>
        Assert.Equal(
            ["125.75"],
            Reading.Paragraphs(
                Reading.Of(
                    With(
                        $"<w:p><w:pPr><w:pStyle "
                        + $"w:val=\"Big\"/></w:pPr>{Run("", "125.75")}{Run("<w:sz w:val=\"21\"/>", "1")}{Run("<w:sz w:val=\"21\"/>", "2")}</w:p>",
                        styles: Styles))));

    [Fact]
    public void SmallMarkBeforeItsNumber_IsNoDigitOfIt() =>
        Assert.Equal(["125.75"], Reading.Paragraphs(Reading.Of(With($"<w:p>{Run("<w:sz w:val=\"12\"/>", "1")}{Run("<w:sz w:val=\"21\"/>", "125.75")}</w:p>"))));

    [Fact]
    public void SmallDecimals_StayWithTheirNumber() =>
        Assert.Equal(["125.75"], Reading.Paragraphs(Reading.Of(With($"<w:p>{Run("<w:sz w:val=\"32\"/>", "125")}{Run("<w:sz w:val=\"16\"/>", ".75")}</w:p>"))));

    [Fact]
    public void LinkToANote_IsNoDigitOfItsNumber() =>
        Assert.Equal(
            ["125.75"], Reading.Paragraphs(Reading.Of(With($"<w:p>{Run("", "125.75")}<w:hyperlink w:anchor=\"n1\">{Run("", "1")}</w:hyperlink></w:p>"))));

    [Fact]
    public void TextTurnedRound_IsReadAsItShows() =>
        Assert.Equal(["125.75"], Reading.Paragraphs(Reading.Of(With($"<w:p><w:bdo w:val=\"rtl\">{Run("", "57.521")}</w:bdo></w:p>"))));

    [Theory]
    [InlineData("<w:result w:val=\"1\"/>", "", "125.75")]
    [InlineData("<w:default w:val=\"1\"/>", "", "125.75")]
    [InlineData("", "", "9")]
    [InlineData("<w:result w:val=\"1\"/>", "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r>", "7")]
    public void DropDownList_IsReadAsItShows(string chosen, string result, string expected)
    {
        var list = $"<w:ffData><w:ddList>{chosen}<w:listEntry w:val=\"9\"/><w:listEntry w:val=\"125.75\"/></w:ddList></w:ffData>";
        var field =
            $"<w:r><w:fldChar w:fldCharType=\"begin\">{list}</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>{result}<w:r><w:fldChar "
            + $"w:fldCharType=\"end\"/></w:r>";

        Assert.Equal([expected], Reading.Paragraphs(Reading.Of(With($"<w:p>{field}</w:p>"))));
    }

    [Fact]
    public void RaisedMark_IsWarnedOfWithItsPlace()
    {
        var warning = Assert.Single(
            Reading.Of(With(Table($"<w:tc><w:p>{Run("", "125.75")}{Run("<w:vertAlign w:val=\"superscript\"/>", "1")}</w:p></w:tc>" + Cell("合计")))).Warnings);

        Assert.Equal((WarningKind.NoteMark, "第1张表第1行第1列"), (warning.Kind, warning.Place));
    }

    [Fact]
    public void WholeTextRaised_IsReadAsItStands() =>
        Assert.Equal(["125.75"], Reading.Paragraphs(Reading.Of(With($"<w:p>{Run("<w:position w:val=\"8\"/>", "125.75")}</w:p>"))));

    [Fact]
    public void TableOfOneValueInACell_IsThatCellsText()
    {
        var table = Table($"{Cell("执行数")}<w:tc>{Table(Cell("125.75"))}<w:p/></w:tc>");

        Assert.Equal(["执行数|125.75"], Reading.Rows(Assert.Single(Reading.Of(With(table)).Tables)));
    }

    [Fact]
    public void TableOfSeveralValuesInACell_StaysATable() =>
        Assert.Equal(2, Reading.Of(With(Table($"{Cell("执行数")}<w:tc>{Table(Cell("甲") + Cell("125.75"))}<w:p/></w:tc>"))).Tables.Count());

    [Theory]
    [InlineData("<html><body><table><tr><td>执行数</td><td>125.75</td></tr></table></body></html>", "part.html")]
    [InlineData(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\nContent-Type: text/html; "
        + "charset=\"utf-8\"\n\n<html><table><tr><td>执行数</td><td>125.75</td></tr></table></html>\n--b--\n",
        "part.mht")]
    public void EmbeddedPage_IsReadWhereItStands(string page, string name)
    {
        const string Rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var document = Reading.Of(Zip(
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                + $"xmlns:r=\"{Rels}\"><w:body>{P("前")}<w:altChunk r:id=\"c1\"/>{P("后")}</w:body></w:document>"),
            ("word/_rels/document.xml.rels", $"<Relationships><Relationship Id=\"c1\" Type=\"{Rels}/aFChunk\" Target=\"{name}\"/></Relationships>"),
            ($"word/{name}", page),
        ]));

        Assert.IsType<Table>(document.Blocks[1]);
        Assert.Equal(["执行数|125.75"], Reading.Rows(document.Tables.Single()));
        Assert.Empty(document.Warnings);
    }

    private static string Run(string properties, string text) => $"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>";

    private static string WhiteCell(string text, string properties) =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{Run("<w:color w:val=\"FFFFFF\"/>", text)}</w:p></w:tc>";
}
