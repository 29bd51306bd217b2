using PerfEval.SampleGenerator.Printed;
using PerfEval.SampleGenerator.Printers;

namespace PerfEval.Worker.Tests.Layouts;

/// <summary>
/// A layout in a few lines of text, printed in any format. A line after “&gt;” is a paragraph; other lines are rows of cells between bars: “&lt;”
/// carries on the cell to its left, “^” the cell above, “\n” is a line break inside a cell. A blank line ends a table.
/// </summary>
internal static class LayoutFile
{
    public static byte[] Print(string path, string extension)
    {
        var blocks = Blocks(File.ReadAllLines(path)).ToList();
        return extension switch
        {
            ".html" => HtmlPrinter.Print("绩效自评", blocks, "utf-8", layoutTable: false),
            ".docx" => WordPrinter.Print(blocks),
            ".xlsx" => XlsxPrinter.Print(SheetLayout.Of(blocks, oneSheet: false)),
            ".ofd" => OfdPrinter.Print(blocks),
            ".pdf" => PdfPrinter.Print(blocks),
            _ => throw new ArgumentOutOfRangeException(nameof(extension), extension, null),
        };
    }

    private static IEnumerable<Block> Blocks(string[] lines)
    {
        var rows = new List<string[]>();
        foreach (var line in lines.Append(""))
        {
            var isRow = line.Length > 0 && line[0] != '>';
            if (isRow)
                rows.Add([.. line.Split('|').Select(c => c.Trim().Replace("\\n", "\n", StringComparison.Ordinal))]);
            else if (rows.Count > 0)
                yield return TableOf(rows);
            if (!isRow)
                rows = [];
            if (line.StartsWith('>'))
                yield return new Paragraph(line[1..].Trim());
        }
    }

    private static Table TableOf(List<string[]> rows)
    {
        var width = rows[0].Length;
        if (rows.Find(r => r.Length != width) is { } uneven)
            throw new InvalidDataException($"{uneven.Length} cells instead of {width}: {string.Join('|', uneven)}");
        var cells = new List<Cell>();
        for (var row = 0; row < rows.Count; row++)
        {
            for (var col = 0; col < width; col++)
            {
                if (rows[row][col] is not ("<" or "^"))
                    cells.Add(new Cell(
                        row, col, 1 + rows.Skip(row + 1).TakeWhile(r => r[col] == "^").Count(), 1 + rows[row].Skip(col + 1).TakeWhile(c => c == "<").Count(),
                        rows[row][col]));
            }
        }

        return new Table([.. Enumerable.Range(0, width + 1).Select(i => 100 * i / width)], rows.Count, cells);
    }
}
