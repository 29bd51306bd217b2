using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Pdf;

/// <summary>Text of a page that does not show, leans across it, or stands raised.</summary>
public sealed class PdfInkTests
{
    private static readonly string[] s_rows = ["项目|执行数", "养护经费|125.75"];

    [Theory]
    [InlineData("1 1 1 rg ", "0 0 0 rg ")]
    [InlineData("1 g ", "0 g ")]
    [InlineData("/Clear gs ", "/Solid gs ")]
    public void TextThatDoesNotShow_IsLeftOutAndWarnedOf(string before, string after)
    {
        var content = PdfFile.Table(100, s_rows) + before + PdfFile.Text(190, 140, "9", 12) + after;
        var document = Reading.Of(PdfFile.WithObjects("/ExtGState<</Clear<</ca 0>>/Solid<</ca 1>>>>", content, []));

        Assert.Equal(s_rows, Reading.Rows(document.Tables.Single()));
        Assert.Equal(WarningKind.HiddenText, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void ClippedText_IsLeftOutAndWarnedOf()
    {
        var clipped = "q 60 700 50 20 re W n " + PdfFile.Text(190, 140, "9", 12) + "Q\n";
        var document = Reading.Of(PdfFile.Of(PdfFile.Table(100, s_rows) + clipped));

        Assert.Equal(s_rows, Reading.Rows(document.Tables.Single()));
        Assert.Equal(WarningKind.HiddenText, Assert.Single(document.Warnings).Kind);
    }

    [Theory]
    [InlineData("q 60 690 70 60 re W n ")]
    [InlineData("q 90 690 70 60 re W n ")]
    public void TextThatIsCutByItsCell_IsReadWhole(string clip) =>
        Assert.Equal(["125.75万元整"], Reading.Paragraphs(Reading.Of(PdfFile.Of(clip + PdfFile.Text(66, 140, "125.75万元整", 12) + "Q\n"))));

    [Fact]
    public void WhiteTextOnAColour_IsRead()
    {
        var content = "0 0 0.5 rg 60 718 260 24 re f 1 1 1 rg " + PdfFile.Table(100, s_rows[..1]) + "0 0 0 rg " + PdfFile.Table(124, s_rows[1..]);

        Assert.Equal("项目|执行数", Reading.Rows(Reading.Of(PdfFile.Of(content)).Tables.First())[0]);
    }

    [Fact]
    public void SlantedText_IsAWatermark()
    {
        var slanted = "BT /F 40 Tf 0.7 0.7 -0.7 0.7 120 690 Tm <516C5F0079FF6599> Tj ET\n";
        var document = Reading.Of(PdfFile.Of(slanted + PdfFile.Table(100, s_rows)));

        Assert.Equal(s_rows, Reading.Rows(document.Tables.Single()));
        Assert.Equal(WarningKind.Watermark, Assert.Single(document.Warnings).Kind);
        Assert.Contains("公开", document.Warnings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkedWatermark_IsOneThoughItIsUpright()
    {
        var marked = "/Artifact <</Subtype/Watermark/Type/Pagination>> BDC " + PdfFile.Text(100, 138, "公开", 40) + "EMC\n";
        var document = Reading.Of(PdfFile.Of(marked + PdfFile.Table(100, s_rows)));

        Assert.Equal(s_rows, Reading.Rows(document.Tables.Single()));
        Assert.Equal(WarningKind.Watermark, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void PageThatLeansAsAWhole_IsRead() =>
        Assert.Contains(
            "公开", string.Concat(Reading.Paragraphs(Reading.Of(PdfFile.Of("BT /F 12 Tf 0.98 0.17 -0.17 0.98 120 400 Tm <516C5F00> Tj ET\n")))),
            StringComparison.Ordinal);

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    public void RaisedMark_IsNoDigitOfItsNumber(double rise)
    {
        var document = Reading.Of(PdfFile.Of(PdfFile.Table(100, s_rows) + PdfFile.Text(268, 140 - rise, "1", 7)));

        Assert.Equal(s_rows, Reading.Rows(document.Tables.Single()));
        Assert.Equal(WarningKind.NoteMark, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void PaintedSoftHyphen_IsAHyphen()
    {
        const string Map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def 1 begincodespacerange <00> <FF> endcodespacerange "
            + "1 beginbfchar <2D> <00AD> endbfchar endcmap end end";
        var document = Reading.Of(PdfFile.WithObjects(
            "/Font<</F 20 0 R>>",
            "BT /F 12 Tf 60 700 Td (-5.2) Tj ET\n",
            [
                (20, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 21 0 R>>"),
                (21, $"<</Length {Map.Length}>>\nstream\n{Map}\nendstream"),
            ]));

        Assert.StartsWith("-", Assert.Single(Reading.Paragraphs(document)), StringComparison.Ordinal);
    }
}
