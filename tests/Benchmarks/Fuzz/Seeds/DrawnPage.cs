using PerfEval.Ingest.Documents;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>A page on which a table is drawn with its lines, in points from the top left; as high as the table needs.</summary>
internal sealed record DrawnPage(
    double Height, IReadOnlyList<(double X0, double Y0, double X1, double Y1)> Lines, IReadOnlyList<(double X, double Y, string Text)> Texts)
{
    public const double Width = 595;
    public const double Size = 8;

    private const double Margin = 40;
    private const double Leading = 10;

    /// <summary>Paragraphs on the first page, then a page for each table.</summary>
    public static IReadOnlyList<DrawnPage> Of(Document document)
    {
        var texts = new List<(double, double, string)>();
        foreach (var line in document.Blocks.OfType<Paragraph>().SelectMany(paragraph => Wrap(paragraph.Text, Width - (2 * Margin))))
            texts.Add((Margin, Margin + (Leading * (texts.Count + 1)), line));
        return [new DrawnPage((2 * Margin) + (Leading * (texts.Count + 1)), [], texts), .. document.Tables.Select(Draw)];
    }

    private static DrawnPage Draw(Table table)
    {
        var (rows, columns) = (table.Cells.Max(cell => cell.Row + cell.RowSpan), table.Cells.Max(cell => cell.Col + cell.ColSpan));
        var column = (Width - (2 * Margin)) / columns;
        var heights = new double[rows];
        foreach (var cell in table.Cells)
            heights[cell.Row] = Math.Max(heights[cell.Row], 4 + (Leading * Math.Max(1, Wrap(cell.Text, (column * cell.ColSpan) - 4).Count())));
        var tops = new double[rows + 1];
        tops[0] = Margin;
        for (var row = 0; row < rows; row++)
            tops[row + 1] = tops[row] + heights[row];
        var lines = new List<(double, double, double, double)>();
        var texts = new List<(double, double, string)>();
        foreach (var cell in table.Cells)
        {
            var (left, top) = (Margin + (column * cell.Col), tops[cell.Row]);
            var (right, bottom) = (left + (column * cell.ColSpan), tops[cell.Row + cell.RowSpan]);
            lines.AddRange([(left, top, right, top), (left, bottom, right, bottom), (left, top, left, bottom), (right, top, right, bottom)]);
            texts.AddRange(Wrap(cell.Text, right - left - 4).Select((line, i) => (left + 2, top + (Leading * (i + 1)), line)));
        }

        return new DrawnPage(tops[^1] + Margin, lines, texts);
    }

    private static IEnumerable<string> Wrap(string text, double width) =>
        text.Split('\n')
            .SelectMany(line => line.Chunk(Math.Max(1, (int)(width / Size))).Select(chars => new string(chars)))
            .Where(line => line.Trim().Length > 0);
}
