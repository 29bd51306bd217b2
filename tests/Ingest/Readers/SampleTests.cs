using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Tests;

namespace PerfEval.Ingest.Tests.Readers;

/// <summary>A sample of each format that is read without other programs: every paragraph and cell, with page and place on it, as it was read.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("anhua-2023.docx")]
    [InlineData("chaling-2023.pdf")]
    [InlineData("guichi-2023.html")]
    [InlineData("gulou-fuzhou-2023.html")]
    [InlineData("hanshou-2023.xls")]
    [InlineData("huarong-xiangyin-2023.txt")]
    [InlineData("linli-2023.csv")]
    [InlineData("lixian-2023.xlsx")]
    [InlineData("ningxiang-2023.docx")]
    [InlineData("pengxi-2023.mht")]
    [InlineData("pingjiang-2023.docx")]
    [InlineData("qinghe-2023.txt")]
    [InlineData("shimen-2023.xlsx")]
    [InlineData("shuangfeng-2023.doc")]
    [InlineData("taoyuan-2023.txt")]
    [InlineData("xinhua-2023.wps")]
    [InlineData("youxian-2023.ofd")]
    [InlineData("zhongjiang-2023.html")]
    public void Sample_IsReadAsBefore(string file) =>
        GoldenFile.Holds($"Readers/Samples/{file}.read", Text(Reading.OfFile(Path.Combine(AppContext.BaseDirectory, "samples", file))));

    private static string Text(Document document)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{document.Format} {document.MediaType} {document.Title} {document.PublishedOn:yyyy-MM-dd}\n");
        foreach (var warning in document.Warnings)
            text.Append(CultureInfo.InvariantCulture, $"! {warning.Kind} {warning.Place}: {warning.Message}\n");
        foreach (var link in document.Attachments)
            text.Append(CultureInfo.InvariantCulture, $"@ {link.Title} {link.Href}\n");
        foreach (var block in document.Blocks)
        {
            if (block is Paragraph paragraph)
                text.Append(CultureInfo.InvariantCulture, $"{Page(paragraph.Page)}{Line(paragraph.Text)}\n");
            else if (block is Table table)
                text.Append(CultureInfo.InvariantCulture, $"= {table.Caption}{(table.SpansKnown ? "" : " spans unknown")}\n")
                    .AppendJoin("", table.Cells.Select(Cell));
        }

        return text.ToString();
    }

    private static string Cell(Cell cell) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cell.Row},{cell.Col} {cell.RowSpan}x{cell.ColSpan} "
        + $"{Page(cell.Page)}{(cell.Box is { } box ? $"[{box.X0:0.#} {box.Y0:0.#} {box.X1:0.#} {box.Y1:0.#}] " : "")}{Line(cell.Text)}{(cell.Number is { } number ? $" = {number}" : "")}{(cell.Confidence < 1 ? $" ~{cell.Confidence:0.###}" : "")}\n");

    private static string Page(int? page) => page is { } number ? string.Create(CultureInfo.InvariantCulture, $"p{number} ") : "";

    private static string Line(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal);
}
