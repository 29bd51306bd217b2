using System.Text;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>A page saved by a browser as one file: MIME, the page in base64.</summary>
internal static class MhtmlPrinter
{
    public static byte[] Print(string title, IEnumerable<Block> blocks)
    {
        var page = Convert.ToBase64String(HtmlPrinter.Print(title, blocks, "utf-8", layoutTable: false), Base64FormattingOptions.InsertLineBreaks);
        return Encoding.ASCII.GetBytes(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----=_NextPart_000\"\r\n\r\n"
            + "------=_NextPart_000\r\nContent-Type: text/html;\r\n\tcharset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + page + "\r\n\r\n------=_NextPart_000--\r\n");
    }
}
