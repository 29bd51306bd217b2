using System.Globalization;
using System.Text;
using PerfEval.Benchmarks.Fuzz.Seeds;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.SampleGenerator.Printers;

namespace PerfEval.Benchmarks.Scaling;

/// <summary>Documents of every format, larger and larger. Limits are out of the way: it is the growth below them that is measured.</summary>
internal static class DocumentInputs
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    private const int Most = 100_000_000;

    private static readonly DocumentReader s_reader = new();

    private static readonly ReaderLimits s_limits = new()
    {
        MaxElements = Most,
        MaxCells = Most,
        MaxTextChars = Most,
        MaxPages = Most,
        MaxPageLines = Most,
        MaxPageMarks = Most,
        MaxRatio = Most,
        MaxArchiveEntries = Most,
        MaxScannedPages = 0,
        MaxTime = TimeSpan.FromMinutes(10),
    };

    public static IEnumerable<ScaledInput> All() =>
    [
        Text("html", "cells", "<html><table><tr>", "<td>1", ""),
        Text("html", "rows", "<html><table>", "<tr><td>{0}<td>甲<td>乙", ""),
        Text("html", "tables", "<html>", "<table><tr><td>{0}<td>甲</table>", ""),
        Text("html", "paragraphs", "<html>", "<p>年初预算{0}万元", ""),
        Text("html", "links to files", "<html>", "<a href=f{0}.docx>附件{0}.docx</a>", ""),
        Text("html", "headings", "<html><title>某局</title>", "<h1>某局{0}</h1>", ""),
        Text("html", "classes", "<html><p class='", "c{0} ", "'>甲"),
        Text("html", "attributes", "<html><p ", "a{0}=1 ", ">甲"),
        Text("html", "formatting left open", "<html>", "<p><font color=red>甲</p></b>", ""),
        Text("html", "cells beside tables", "<html><table>", "<i>1</i>", ""),
        Text("html", "style", "<html><p style='", "text-decoration", "'>甲"),
        Text(
            "mhtml", "paragraphs", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html>",
            "<p>年初预算{0}万元", "\r\n--b--"),
        Text(
            "mhtml", "parts", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n", "--b\r\nContent-Type: text/plain\r\n\r\n{0}\r\n",
            "--b\r\nContent-Type: text/html\r\n\r\n<html>甲\r\n--b--"),
        Text(
            "mhtml", "folded header", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\nX: ", "a\r\n ",
            "\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html>甲\r\n--b--"),
        Text("csv", "rows", "指标,年初预算,执行数\n", "指标{0},1.00,2.00\n", ""),
        Text("csv", "lines of one cell", "指标,年初预算,执行数\n甲,乙,\"", "{0}\n", "\"\n丙,1,2\n"),
        Text("csv", "quotes", "指标,年初预算,执行数\n甲,1,\"", "\"\"", "\"\n乙,1,2\n"),
        Text("text", "paragraphs", "", "年初预算{0}万元。\n", ""),
        Text("text", "dumped cells", "某局绩效自评表\n", "| 指标{0} | 1.00 | 2.00 |\n", ""),
        Text("text", "tabs", "某局绩效自评表\n", "指标{0}\t1.00\t2.00\n", ""),
        Packed("docx", "paragraphs", Word("<w:p><w:r><w:t>年初预算{0}万元</w:t></w:r></w:p>", "", "")),
        Packed("docx", "rows", Word("<w:tr><w:tc><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr>", "<w:tbl>", "</w:tbl>")),
        Packed("docx", "cells of one row", Word("<w:tc><w:p><w:r><w:t>{0}</w:t></w:r></w:p></w:tc>", "<w:tbl><w:tr>", "</w:tr></w:tbl>")),
        Packed("docx", "merged down", Word("<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>", "<w:tbl>", "</w:tbl>")),
        Packed("docx", "styles in a chain", size => PackageParts.Of([
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("word/document.xml", $"<w:document {W}><w:body>{Repeated.Text("", "<w:p><w:pPr><w:pStyle w:val=\"s{0}\"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>", "", size)}</w:body></w:document>"),
            ("word/styles.xml", $"<w:styles {W}>{string.Concat(Enumerable.Range(0, size).Select(i => $"<w:style w:type=\"paragraph\" w:styleId=\"s{i}\"><w:basedOn w:val=\"s{i + 1}\"/></w:style>"))}</w:styles>")])),
        Packed("xlsx", "rows", size => XlsxSeed.Print(Grid(size, 4))),
        Packed("xlsx", "merges", size => XlsxSeed.Print(Merged(size))),
        Packed("ofd", "pages", size => OfdSeed.Print([.. Enumerable.Range(0, size).Select(_ => Drawn(20))])),
        Packed("ofd", "rows of one page", size => OfdSeed.Print([Drawn(size)])),
        Bytes(
            "xls", "rows",
            size => XlsPrinter.Print(
                [
                    new SheetLayout(
                        "表",
                        [.. Enumerable.Range(0, Math.Min(size, 60_000)).Select(i => (i, 0, new SpreadsheetCell($"指标{i}", null, NumberLook.General), true))], [])
                ])),
        Bytes("pdf", "pages", size => PdfSeed.Print([.. Enumerable.Range(0, size).Select(_ => Drawn(20))], compressed: true)),
        Bytes("pdf", "rows of one page", size => PdfSeed.Print([Drawn(size)], compressed: true)),
        Bytes("pdf", "lines without a table", size => PdfSeed.Print([Scattered(size)], compressed: true)),
        Bytes("pdf", "text without lines", size => PdfSeed.Print([Drawn(size) with { Lines = [] }], compressed: true)),
        Bytes("pdf", "words of one line", size => PdfSeed.Print([OneLine(size)], compressed: true)),
    ];

    private static ScaledInput Text(string format, string shape, string before, string part, string after) =>
        Bytes(format, shape, size => Encoding.UTF8.GetBytes(Repeated.Text(before, part, after, size)));

    private static ScaledInput Packed(string format, string shape, Func<int, PackageParts> make) => Bytes(format, shape, size => make(size).Pack());

    private static ScaledInput Bytes(string format, string shape, Func<int, byte[]> make) => new($"{format}: {shape}", size =>
    {
        var bytes = make(size);
        return () =>
        {
            if (s_reader.Read(bytes, s_limits, CancellationToken.None) is not ReadResult.Read { Document.Format: var read } || read != format)
                throw new InvalidOperationException($"{format}, {shape}, {size}: {s_reader.Read(bytes, s_limits, CancellationToken.None)}");
        };
    });

    private static Func<int, PackageParts> Word(string part, string before, string after) => size => PackageParts.Of([
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("word/document.xml", $"<w:document {W}><w:body>{Repeated.Text(before, part, after, size)}</w:body></w:document>")]);

    private static Document Grid(int rows, int columns) => DocumentOf(Enumerable.Range(0, rows * columns)
        .Select(i => new Cell(i / columns, i % columns, 1, 1, i % columns == 0 ? $"指标{i}" : i.ToString(CultureInfo.InvariantCulture))));

    private static Document Merged(int rows) => DocumentOf(Enumerable.Range(0, rows).Select(i => new Cell(2 * i, i % 3, 2, 2, $"指标{i}")));

    private static Document DocumentOf(IEnumerable<Cell> cells) => new() { Format = "xlsx", MediaType = "", Blocks = [new Table { Cells = [.. cells] }] };

    private static DrawnPage Drawn(int rows) => DrawnPage.Of(Grid(rows, 4))[^1];

    private static DrawnPage Scattered(int lines) =>
        new(800, [.. Enumerable.Range(0, lines).Select(i => (10d + i % 97, 10d + i % 89, 40d + i % 97, 10d + i % 89))], [(40, 40, "绩效自评")]);

    private static DrawnPage OneLine(int words) => new(800, [], [.. Enumerable.Range(0, words).Select(i => (10d + i * 20, 40d, "绩效"))]);
}
