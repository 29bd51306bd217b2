using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Tests.Export;

public sealed class XlsxRowWriterTests : IDisposable
{
    private readonly MemoryStream _file = new();
    private SpreadsheetDocument? _book;

    public void Dispose()
    {
        _book?.Dispose();
        _file.Dispose();
    }

    [Fact]
    public void Cells_AreTyped()
    {
        var sheet = Written(
            new XlsxRowWriter("flag"),
            WriterFixture.Rows(
                [
                    new("text", ColumnKind.Text), new("amount", ColumnKind.Number), new("holds", ColumnKind.Boolean),
                    new("day", ColumnKind.Date), new("time", ColumnKind.Timestamp),
                ],
                ["=1+1", -1054.880000m, true, new DateOnly(2024, 3, 1), new DateTime(2024, 3, 1, 12, 0, 0)]));

        var cells = CellsOfRow(sheet, 2);
        Assert.Equal(["inlineStr", "n", "b", "n", "n"], cells.Select(c => c.DataType!.InnerText));
        Assert.Equal(["=1+1", "-1054.88", "1", "45352", "45352.5"], cells.Select(c => c.InnerText));
        Assert.All(cells, c => Assert.Null(c.CellFormula));
        Assert.Equal("yyyy-mm-dd", FormatOf(cells[3]));
    }

    [Fact]
    public void Workbook_IsValidWithFrozenHeaderAndFilter()
    {
        var sheet = Written(new XlsxRowWriter("flag"), WriterFixture.Rows([new("a", ColumnKind.Text), new("b", ColumnKind.Number)], ["x", 1], [null, null]));

        Assert.Empty(new OpenXmlValidator().Validate(_book!).Select(e => e.Description));
        Assert.Equal("A1:B3", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        Assert.Equal(PaneStateValues.Frozen, sheet.Descendants<Pane>().Single().State!.Value);
        Assert.Equal("flag", _book!.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single().Name!.Value);
    }

    [Theory]
    [InlineData("430923000000123", "n")]
    [InlineData("4309230000001234", "inlineStr")]
    [InlineData("430923000000000000", "n")]
    [InlineData("0.000000000000001", "n")]
    public void NumbersBeyondFifteenDigits_AreText(string number, string type)
    {
        var sheet = Written(
            new XlsxRowWriter("x"), WriterFixture.Rows([new("code", ColumnKind.Number)], [decimal.Parse(number, CultureInfo.InvariantCulture)]));

        var cell = CellsOfRow(sheet, 2).Single();
        Assert.Equal(type, cell.DataType!.InnerText);
        Assert.Equal(number, cell.InnerText);
    }

    [Fact]
    public void DigitsInTextColumns_StayText() =>
        Assert.Equal(
            "inlineStr",
            CellsOfRow(Written(new XlsxRowWriter("x"), WriterFixture.Rows([new("code", ColumnKind.Text)], ["0071"])), 2).Single().DataType!.InnerText);

    [Theory]
    [InlineData("a\u0001b", "a_x0001_b")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("a\r\nb", "a_x000D_\nb")]
    [InlineData("𠮷", "𠮷")]
    public void CharactersThatXmlCannotHold_AreEscaped(string text, string expected) =>
        Assert.Equal(expected, CellsOfRow(Written(new XlsxRowWriter("x"), WriterFixture.Rows([new("t", ColumnKind.Text)], [text])), 2).Single().InnerText);

    [Fact]
    public void LoneSurrogate_IsEscaped() => Assert.Equal("_xD83D_", XlsxText.Escape("\ud83d"));

    [Fact]
    public void TextAtTheLimit_IsWhole_AndOneMoreIsCutWithANote()
    {
        var whole = new string('字', XlsxText.MaxLength);
        Assert.Equal(whole, XlsxText.Shorten(whole));

        var shortened = XlsxText.Shorten(whole + "字");
        Assert.Equal(XlsxText.MaxLength, shortened.Length);
        Assert.EndsWith("32768 characters in full】", shortened, StringComparison.Ordinal);
    }

    [Fact]
    public void Cut_DoesNotSplitASurrogatePair()
    {
        var shortened = XlsxText.Shorten(string.Concat(Enumerable.Repeat("𠮷", XlsxText.MaxLength)))
            + XlsxText.Shorten("a" + string.Concat(Enumerable.Repeat("𠮷", XlsxText.MaxLength)));

        Assert.DoesNotContain("_xD8", XlsxText.Escape(shortened), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4, new[] { 5 })]
    [InlineData(5, new[] { 5, 2 })]
    [InlineData(9, new[] { 5, 5, 2 })]
    public void RowsBeyondASheet_ContinueOnTheNext(int rows, int[] rowsOfSheets)
    {
        Written(
            new XlsxRowWriter("x", maxRows: 5),
            new ResultRows([new("n", ColumnKind.Number)], Enumerable.Range(0, rows).Select(i => new object?[] { i })));

        var book = _book!.WorkbookPart!;
        var sheets = book.Workbook.Sheets!.Elements<Sheet>().Select(s => ((WorksheetPart)book.GetPartById(s.Id!.Value!)).Worksheet);
        Assert.Equal(rowsOfSheets, sheets.Select(s => s.Descendants<Row>().Count()));
        Assert.Equal("n", sheets.Last().Descendants<Row>().First().InnerText);
    }

    [Fact]
    public void Header_IsWrittenWithoutRows() =>
        Assert.Equal("单位", CellsOfRow(Written(new XlsxRowWriter("x"), WriterFixture.Rows([new("单位", ColumnKind.Text)])), 1).Single().InnerText);

    private Worksheet Written(XlsxRowWriter writer, ResultRows rows)
    {
        writer.Write(rows, _file, CancellationToken.None);
        _file.Position = 0;
        _book = SpreadsheetDocument.Open(_file, isEditable: false);
        var book = _book.WorkbookPart!;
        return ((WorksheetPart)book.GetPartById(book.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!)).Worksheet;
    }

    private static Cell[] CellsOfRow(Worksheet sheet, int row) => [.. sheet.Descendants<Row>().ElementAt(row - 1).Elements<Cell>()];

    private string FormatOf(Cell cell)
    {
        var styles = _book!.WorkbookPart!.WorkbookStylesPart!.Stylesheet;
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value).NumberFormatId!.Value;
        return styles.NumberingFormats!.Elements<NumberingFormat>().Single(f => f.NumberFormatId!.Value == format).FormatCode!.Value!;
    }
}
