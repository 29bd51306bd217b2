using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers.Excel;

/// <summary>Builds small workbooks from the XML that a case is about.</summary>
public static class XlsxFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>One sheet with these rows; style 1 has the number format, style 2 a border, style 4 is struck out, 5 white, 6 white on blue.</summary>
    public static byte[] With(string rows, string merges = "", string format = "General", string columns = "", string workbook = "") =>
        DocxFile.Zip(Parts(rows, merges, format, columns, workbook));

    public static IEnumerable<(string Name, string Text)> Parts(
        string rows, string merges = "", string format = "General", string columns = "", string workbook = "") =>
        [
            .. Package([("表一", "")], workbook),
            ("xl/styles.xml", Styles(format)),
            ("xl/worksheets/sheet1.xml", Sheet(rows, merges, columns)),
        ];

    /// <summary>Everything but styles and sheets.</summary>
    public static IEnumerable<(string Name, string Text)> Package(IReadOnlyList<(string Name, string State)> sheets, string workbook = "") =>
        [
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", $"<Relationships><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" "
                + $"xmlns:r=\"{Office}\">{workbook}<sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" {sheet.State} r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships>{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/></Relationships>"),
        ];

    public static string Sheet(string rows, string merges = "", string columns = "") =>
        $"<worksheet xmlns=\"{Main}\">{columns}<sheetData>{rows}</sheetData>"
        + $"<mergeCells>{string.Concat(merges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(merge => $"<mergeCell ref=\"{merge}\"/>"))}</mergeCells></worksheet>";

    /// <summary>A row of texts from column A, split by bars; an empty one is no cell.</summary>
    public static string Row(int number, string texts, string attributes = "", int style = 0) =>
        $"<row r=\"{number}\" "
        + $"{attributes}>{string.Concat(texts.Split('|').Select((text, i) => text.Length == 0 && style == 0 ? "" : Filled($"{(char)('A' + i)}{number}", text, style)))}</row>";

    public static string Filled(string place, string text, int style = 0) =>
        text.Length == 0 ? $"<c r=\"{place}\" s=\"{style}\"/>" : $"<c r=\"{place}\" s=\"{style}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public static string Number(string place, string value, int style = 0) => $"<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>";

    private static string Styles(string format) =>
        $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"{System.Security.SecurityElement.Escape(format)}\"/></numFmts>"
        + "<fonts><font><sz val=\"11\"/></font><font><strike/></font><font><color rgb=\"FFFFFFFF\"/></font></fonts>"
        + "<fills><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"solid\"><fgColor "
        + "rgb=\"FF1F4E79\"/></patternFill></fill></fills>"
        + "<borders><border><left/></border><border><left style=\"thin\"/></border></borders>"
        + "<cellXfs><xf numFmtId=\"0\" borderId=\"0\"/><xf numFmtId=\"164\" borderId=\"0\"/><xf numFmtId=\"0\" borderId=\"1\"/><xf numFmtId=\"14\" "
        + "borderId=\"0\"/>"
        + "<xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"0\" fontId=\"2\"/><xf numFmtId=\"0\" fontId=\"2\" fillId=\"1\"/></cellXfs></styleSheet>";
}
