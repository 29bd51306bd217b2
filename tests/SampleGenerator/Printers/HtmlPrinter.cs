using System.Text;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>A portal's page: real rowspan and colspan, optionally set inside a layout table, in the declared charset.</summary>
internal static class HtmlPrinter
{
    /// <param name="title">Page title.</param>
    /// <param name="blocks">The printed report.</param>
    /// <param name="charset">As declared in meta: utf-8 or gb2312. GB2312 pages are written as GBK, as portals do: ㎡ is only there.</param>
    /// <param name="layoutTable">Put everything into a one-column table, navigation beside it, as older portals do.</param>
    public static byte[] Print(string title, IEnumerable<Block> blocks, string charset, bool layoutTable)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=").Append(charset)
            .Append("\"><title>").Append(Escape(title)).Append("</title></head>\n<body>\n");
        if (layoutTable)
            html.Append("<table width=\"980\"><tr><td width=\"160\"><p>当前位置：首页</p></td><td>\n");
        foreach (var block in blocks)
        {
            if (block is Paragraph paragraph)
                html.Append(paragraph.Heading ? "<h3>" : "<p>").Append(Escape(paragraph.Text)).Append(paragraph.Heading ? "</h3>\n" : "</p>\n");
            else if (block is Table table)
                PrintTable(table, html);
        }

        if (layoutTable)
            html.Append("</td></tr></table>\n");
        html.Append("</body></html>\n");
        return EncodingOf(charset).GetBytes(html.ToString());
    }

    private static void PrintTable(Table table, StringBuilder html)
    {
        html.Append("<table border=\"1\" cellspacing=\"0\">\n");
        for (var row = 0; row < table.RowCount; row++)
        {
            html.Append("<tr>");
            foreach (var cell in table.Cells.Where(c => c.Row == row).OrderBy(c => c.Column))
            {
                html.Append("<td");
                if (cell.RowSpan > 1)
                    html.Append(" rowspan=\"").Append(cell.RowSpan).Append('"');
                if (cell.ColumnSpan > 1)
                    html.Append(" colspan=\"").Append(cell.ColumnSpan).Append('"');
                html.Append('>').Append(Escape(cell.Text)).Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    private static string Escape(string text)
    {
        var escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        return escaped.Replace(">", "&gt;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);
    }

    private static Encoding EncodingOf(string charset)
    {
        if (charset == "utf-8")
            return new UTF8Encoding(false);
        return CodePagesEncodingProvider.Instance.GetEncoding(936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
            ?? throw new InvalidOperationException("GBK is part of the framework.");
    }
}
