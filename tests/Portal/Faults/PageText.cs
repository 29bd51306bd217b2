using System.Text;

namespace PerfEval.Portal.Faults;

/// <summary>Pages as text.</summary>
internal static class PageText
{
    public static Encoding EncodingOf(string contentType) =>
        contentType.Contains("gbk", StringComparison.OrdinalIgnoreCase) ? Gbk : new UTF8Encoding(false);

    public static Encoding Gbk { get; } = CodePagesEncodingProvider.Instance.GetEncoding(936)
        ?? throw new InvalidOperationException("GBK is part of the framework.");

    public static string Before(string text, string end, string added)
    {
        var at = text.LastIndexOf(end, StringComparison.Ordinal);
        return at < 0 ? text + added : text.Insert(at, added);
    }
}
