using System.Globalization;
using System.Text;

namespace PerfEval.Portal.Faults;

/// <summary>Bytes that are not what their headers say.</summary>
public static class ContentFaults
{
    private static int s_visitors;

    /// <summary>GBK bytes; header and page say UTF-8.</summary>
    public static Fault GbkDeclaredUtf8 { get; } = Fault.Of("GBK declared UTF-8", answer => Recoded(answer, PageText.Gbk, "utf-8"));

    /// <summary>UTF-8 bytes; header and page say GBK.</summary>
    public static Fault Utf8DeclaredGbk { get; } = Fault.Of("UTF-8 declared GBK", answer => Recoded(answer, new UTF8Encoding(false), "gbk"));

    /// <summary>UTF-8 with BOM; header and page say gb2312.</summary>
    public static Fault BomDeclaredGbk { get; } = Fault.Of("UTF-8 BOM declared GB2312", answer => Recoded(answer, new UTF8Encoding(true), "gb2312"));

    /// <summary>UTF-16 with BOM; header and page say UTF-8.</summary>
    public static Fault Utf16DeclaredUtf8 { get; } = Fault.Of("UTF-16 declared UTF-8", answer => Recoded(answer, Encoding.Unicode, "utf-8"));

    /// <summary>GBK bytes, and nobody says so.</summary>
    public static Fault GbkUndeclared { get; } = Fault.Of("GBK undeclared", answer => Recoded(answer, PageText.Gbk, null));

    /// <summary>A charset that does not exist.</summary>
    public static Fault UnknownCharset { get; } = Fault.Of("unknown charset", answer => answer with { ContentType = "text/html; charset=gb-2312-80" });

    /// <summary>A file served as a page.</summary>
    public static Fault FileAsPage { get; } = Fault.Of("file as text/html", answer => answer with { ContentType = "text/html; charset=utf-8" });

    /// <summary>A file served as anything, without a name.</summary>
    public static Fault FileAsOctets { get; } = Fault.Of("file as octet-stream", answer => answer with { ContentType = "application/octet-stream" });

    /// <summary>An error page served as a Word file.</summary>
    public static Fault PageAsFile { get; } = Fault.Of("error page as Word file", answer => answer with
    {
        Body = Encoding.UTF8.GetBytes("<html><head><title>系统提示</title></head><body>文件不存在！</body></html>"),
        ContentType = "application/msword",
        ETag = null,
    });

    /// <summary>A page of nothing but cells, which takes some hundred times its bytes as a tree.</summary>
    public static Fault CellFlood { get; } = Fault.Of("310,000 cells", answer => answer with
    {
        Body = Encoding.UTF8.GetBytes("<html><body><table><tr>" + string.Concat(Enumerable.Repeat("<td>", 310_000))),
        ContentType = "text/html; charset=utf-8",
        ETag = null,
    });

    public static Fault Empty { get; } = Fault.Of("empty", answer => answer with { Body = [], ETag = null });

    /// <summary>The first half of a file, its length given as if that were all.</summary>
    public static Fault HalfFile { get; } = Fault.Of(
        "half a file, length right", answer => answer with { Body = answer.Body[..(answer.Body.Length / 2)], ETag = null });

    /// <summary>Another file than the one whose name and type are given.</summary>
    public static Fault Executable { get; } = Fault.Of("program as Word file", answer => answer with { Body = [.. "MZ"u8, .. new byte[4096]], ETag = null });

    /// <summary>A counter of visitors that differs at every request.</summary>
    public static Fault Counter { get; } = Fault.OfText("counter in the page", (_, text) => PageText.Before(
        text, "</body>", string.Create(CultureInfo.InvariantCulture, $"<p>本页访问量：{Interlocked.Increment(ref s_visitors)}</p>\n")));

    private static Answer Recoded(Answer answer, Encoding encoding, string? declared)
    {
        var own = PageText.EncodingOf(answer.ContentType);
        var text = own.GetString(answer.Body);
        text = declared is null
            ? text.Replace("; charset=utf-8", "", StringComparison.Ordinal)
            : text.Replace("charset=utf-8", "charset=" + declared, StringComparison.Ordinal);
        return answer with
        {
            Body = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)],
            ContentType = declared is null ? "text/html" : "text/html; charset=" + declared,
            ETag = null,
        };
    }
}
