using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;

namespace PerfEval.Ingest.Tests;

/// <summary>Short ways to read something in a test.</summary>
public static class Reading
{
    private static readonly DocumentReader s_reader = new();

    public static Document Of(byte[] content, ReaderLimits? limits = null) =>
        s_reader.Read(content, limits ?? new ReaderLimits(), CancellationToken.None) switch
        {
            ReadResult.Read read => read.Document,
            ReadResult.Rejected rejected => throw new Xunit.Sdk.XunitException($"rejected: {rejected.Reason}"),
            var other => throw new Xunit.Sdk.XunitException($"unknown result {other}"),
        };

    public static Document Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static Rejection Rejected(byte[] content, ReaderLimits? limits = null) =>
        Assert.IsType<ReadResult.Rejected>(s_reader.Read(content, limits ?? new ReaderLimits(), CancellationToken.None)).Reason;

    public static Document OfFile(string path) =>
        Assert.IsType<ReadResult.Read>(s_reader.ReadFile(path, new ReaderLimits(), CancellationToken.None).Result).Document;

    public static Document OfFixture(string name) => OfFile(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    /// <summary>A line a row, cells split by a bar; line breaks in cells show as a slash.</summary>
    public static string[] Rows(Table table) =>
        [.. table.Cells.GroupBy(cell => cell.Row).OrderBy(row => row.Key)
            .Select(row => string.Join('|', row.Select(cell => cell.Text.Replace('\n', '/'))))];

    /// <summary>A line a cell: row,col rowSpanxcolSpan text.</summary>
    public static string[] Cells(Table table) =>
        [.. table.Cells.Select(cell => $"{cell.Row},{cell.Col} {cell.RowSpan}x{cell.ColSpan} {cell.Text.Replace('\n', '/')}")];

    public static string[] Paragraphs(Document document) => [.. document.Blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text)];
}
