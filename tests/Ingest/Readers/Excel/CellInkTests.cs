using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers.Excel;

/// <summary>Text of cells that is struck out, does not show, or is the mark of a note.</summary>
public sealed class CellInkTests
{
    private const string White = "<color rgb=\"FFFFFFFF\"/>";

    [Theory]
    [InlineData("<strike/>", 0, "125.75")]
    [InlineData("<strike val=\"1\"/>", 6, "125.75")]
    [InlineData(White, 0, "125.75")]
    [InlineData("<color theme=\"0\"/>", 0, "125.75")]
    [InlineData("<strike val=\"0\"/>", 0, "9125.75")]
    [InlineData(White, 6, "9125.75")]
    [InlineData("<color theme=\"0\" tint=\"-0.5\"/>", 0, "9125.75")]
    public void RunThatDoesNotShow_IsLeftOutAndTold(string properties, int style, string expected)
    {
        var document = Reading.Of(With($"<r><rPr>{properties}</rPr><t>9</t></r><r><rPr><sz val=\"11\"/></rPr><t>125.75</t></r>", style));

        Assert.Equal([$"{expected}|合计"], Reading.Rows(document.Tables.Single()));
        Assert.Equal(expected == "125.75" ? [WarningKind.HiddenText] : [], document.Warnings.Select(warning => warning.Kind));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void CellThatDoesNotShow_IsLeftOutAndNamed(int style)
    {
        var document = Reading.Of(
            XlsxFile.With(
                $"<row r=\"1\">{XlsxFile.Filled("A1", "合计")}{XlsxFile.Number("B1", "135.75", style)}{XlsxFile.Filled("C1", "旧", style)}{XlsxFile.Number("D1", "125.75")}</row>"));

        Assert.Equal(["合计|125.75"], Reading.Rows(document.Tables.Single()));
        Assert.Contains("B1, C1", Assert.Single(document.Warnings, warning => warning.Kind == WarningKind.HiddenText).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(";;;", "125.75", "合计|旧", true)]
    [InlineData("0.00;;0.00", "-125.75", "合计|旧", true)]
    [InlineData("0.00;-0.00;", "0", "合计|0|旧", false)]
    public void FormatThatShowsNothing_LeavesTheNumberOut(string format, string value, string expected, bool told)
    {
        var document = Reading.Of(
            XlsxFile.With($"<row r=\"1\">{XlsxFile.Filled("A1", "合计")}{XlsxFile.Number("B1", value, 1)}{XlsxFile.Filled("C1", "旧")}</row>", format: format));

        Assert.Equal([expected], Reading.Rows(document.Tables.Single()));
        Assert.Equal(told ? WarningKind.HiddenText : WarningKind.NumberFormat, Assert.Single(document.Warnings).Kind);
    }

    [Fact]
    public void WhiteCellOnAColour_IsRead()
    {
        var document = Reading.Of(XlsxFile.With($"<row r=\"1\">{XlsxFile.Filled("A1", "合计", 6)}{XlsxFile.Number("B1", "125.75", 6)}</row>"));

        Assert.Equal(["合计|125.75"], Reading.Rows(document.Tables.Single()));
        Assert.Empty(document.Warnings);
    }

    [Fact]
    public void SharedText_ShowsByTheCellThatHoldsIt()
    {
        var parts = XlsxFile.Parts(
            "<row r=\"1\"><c r=\"A1\" t=\"s\" s=\"4\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>")
            .Append(
                ("xl/sharedStrings.xml",
                    "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>125.75</t></si><si><t>合计</t></si></sst>"));

        Assert.Equal(["125.75|合计"], Reading.Rows(Reading.Of(DocxFile.Zip(parts)).Tables.Single()));
    }

    [Theory]
    [InlineData(6, "125.75")]
    [InlineData(9, "125.751")]
    public void SmallMark_IsNoDigitOfItsNumber(int size, string expected) =>
        Assert.Equal(
            [$"{expected}|合计"],
            Reading.Rows(Reading.Of(With($"<r><t>125.75</t></r><r><rPr><sz val=\"{size}\"/></rPr><t>1</t></r>", 0)).Tables.Single()));

    [Theory]
    [InlineData("ht=\"0\" customHeight=\"1\"", WarningKind.HiddenRows)]
    [InlineData("ht=\"15\"", null)]
    public void RowWithoutHeight_IsToldAsHidden(string attributes, string? kind) =>
        Assert.Equal(kind, Reading.Of(XlsxFile.With(XlsxFile.Row(1, "项目|金额") + XlsxFile.Row(2, "合计|125.75", attributes))).Warnings.SingleOrDefault()?.Kind);

    [Fact]
    public void ColumnWithoutWidth_IsToldAsHidden()
    {
        var warning = Assert.Single(
            Reading.Of(XlsxFile.With(XlsxFile.Row(1, "项目|金额"), columns: "<cols><col min=\"2\" max=\"2\" width=\"0\" customWidth=\"1\"/></cols>")).Warnings);

        Assert.Equal(WarningKind.HiddenColumns, warning.Kind);
        Assert.EndsWith(": B", warning.Message, StringComparison.Ordinal);
    }

    private static byte[] With(string runs, int style) =>
        XlsxFile.With($"<row r=\"1\"><c r=\"A1\" s=\"{style}\" t=\"inlineStr\"><is>{runs}</is></c><c r=\"B1\" t=\"inlineStr\"><is><t>合计</t></is></c></row>");
}
