using System.Text;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Reading;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>Tells downloads that are no files: web pages and messages that a server sent in place of one.</summary>
internal sealed class FileJudge(CrawlSession session)
{
    private const int LongestMessage = 4096;

    /// <summary>Why the bytes are no report; null where nothing speaks against it.</summary>
    public FetchReason? Reject(string file, Fetched fetched, CancellationToken ct)
    {
        var length = new FileInfo(file).Length;
        if (length == 0)
        {
            return new FetchReason("empty_file", "下载到的文件是空的（0 字节）。", "The download is empty (0 bytes).");
        }

        if (fetched.Reason is { Code: "cut_off" } cut)
        {
            return cut;
        }

        var head = Head(file, length);
        if (Signature.IsExecutable(head))
        {
            return new FetchReason("program", "下载到的是可执行程序。", "The download is a program.");
        }

        if (Signature.Of(head)?.Code is "html" && !IsMeantToBePage(fetched))
        {
            return WhyPage(file, length, fetched, ct) ?? new FetchReason("page_for_file", "附件地址返回的是网页，不是文件。", "A web page came in place of the file.");
        }

        return length <= LongestMessage && IsMessage(head)
            ? new FetchReason("message_for_file", "附件地址返回的是一条消息，不是文件。", "A message came in place of the file.")
            : null;
    }

    // What the page has to say; null where it is too long or too much to be a message.
    private FetchReason? WhyPage(string file, long length, Fetched fetched, CancellationToken ct) =>
        length > session.Limits.MaxPageBytes ? null : session.Read(PageTask.Judgement, fetched with { Body = File.ReadAllBytes(file) }, ct).Refused;

    private static byte[] Head(string file, long length)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[Math.Min(length, 64 * 1024)];
        stream.ReadExactly(head);
        return head;
    }

    private static bool IsMeantToBePage(Fetched fetched) =>
        Path.GetExtension(fetched.FileName ?? fetched.Asked.AbsolutePath).ToLowerInvariant() is ".html" or ".htm" or ".mht" or ".mhtml" or ".shtml";

    private static bool IsMessage(byte[] head)
    {
        var text = Encoding.UTF8.GetString(head).Trim();
        return (text.StartsWith('{') && text.EndsWith('}')) || text.Contains("\"code\"", StringComparison.Ordinal);
    }
}
