using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers.Excel;

public sealed class RaisedTextTests
{
    private const string Note = "<r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>";

    [Theory]
    [InlineData($"<r><t>125.75</t></r>{Note}", "125.75")]
    [InlineData($"<r><t>养护里程</t></r>{Note}", "养护里程")]
    [InlineData("<r><t>50m</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>2</t></r>", "50m²")]
    [InlineData("<r><rPr><vertAlign val=\"superscript\"/></rPr><t>125.75</t></r>", "125.75")]
    public void RaisedRun_IsNoDigitOfItsNumber(string runs, string expected)
    {
        var document = Reading.Of(
            XlsxFile.With($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>{runs}</is></c><c r=\"B1\" t=\"inlineStr\"><is><t>合计</t></is></c></row>"));

        Assert.Equal([$"{expected}|合计"], Reading.Rows(document.Tables.Single()));
    }

    [Fact]
    public void WorkbookWithItsPartsInTheRoot_IsRead()
    {
        var parts = XlsxFile.Parts(XlsxFile.Row(1, "合计|125.75")).Select(part => part.Name switch
        {
            "[Content_Types].xml" => (part.Name,
                "<Types><Override PartName=\"/workbook.xml\" "
                + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"),
            _ => (part.Name.Replace("xl/", "", StringComparison.Ordinal),
                part.Text.Replace("\"xl/", "\"", StringComparison.Ordinal).Replace("/xl/", "/", StringComparison.Ordinal)),
        });

        Assert.Equal(["合计|125.75"], Reading.Rows(Reading.Of(DocxFile.Zip(parts)).Tables.Single()));
    }
}
