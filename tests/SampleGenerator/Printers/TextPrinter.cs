using System.Text;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>
/// The plain-text dump of a Word file: a cell starts on a line with TAB, a row ends with a blank line, a cell that continues a
/// vertical merge is empty, and a horizontal merge is one cell.
/// </summary>
internal static class TextPrinter
{
    public static byte[] Print(IEnumerable<Block> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            if (block is Paragraph paragraph)
                text.Append(paragraph.Text).Append('\n');
            else if (block is Table table)
                PrintTable(table, text);
        }

        return new UTF8Encoding(false).GetBytes(text.ToString());
    }

    private static void PrintTable(Table table, StringBuilder text)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            foreach (var cell in table.Cells.Where(c => c.Row <= row && row < c.Row + c.RowSpan).OrderBy(c => c.Column))
                text.Append('\t').Append(cell.Row == row ? cell.Text : "").Append('\n');
            text.Append('\n');
        }

        text.Append('\n');
    }
}
