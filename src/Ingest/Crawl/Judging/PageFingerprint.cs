using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>A hash of what a page says: title, day, paragraphs, tables, files. Menus around the article and visit counters are left out.</summary>
internal static partial class PageFingerprint
{
    public static string Of(Document document, IEnumerable<PageFile> files)
    {
        var text = new StringBuilder();
        text.Append(document.Title).Append('\n').Append(document.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append('\n');
        foreach (var block in document.Blocks)
        {
            if (block is Table table)
            {
                foreach (var cell in table.Cells)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{cell.Row},{cell.Col},{cell.RowSpan},{cell.ColSpan} {cell.Text}\n");
                }
            }
            else if (block is Paragraph paragraph)
            {
                text.Append(Counter().Replace(paragraph.Text, "")).Append('\n');
            }
        }

        foreach (var file in files)
        {
            text.Append(file.Address.AbsoluteUri).Append(' ').Append(file.Text).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    [GeneratedRegex(@"(浏览|点击|阅读|访问)(次数|数|量)?\s{0,4}[：:]?\s{0,4}[\[(（]?\s{0,4}[0-9]+\s*[\])）]?\s*次?|(当前|打印|现在)时间\s*[：:][^\n]{0,40}")]
    private static partial Regex Counter();
}
