using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>
/// What a downloaded file is called: the name that its server or address gives it, unless that says nothing (P020240520350.docx,
/// 附件2.xls, a hash); then what its page calls it, and where that says nothing either, the page's title.
/// </summary>
public static partial class DocumentName
{
    private const int LongestName = 120;
    private const int LeastLetters = 4;

    public static string Of(Uri address, string? stated, string linkText, string pageTitle)
    {
        ArgumentNullException.ThrowIfNull(address);
        var given = stated ?? Uri.UnescapeDataString(address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..]);
        if (Says(given))
        {
            return Clean(given);
        }

        var extension = Extension().Match(given) is { Success: true } own
            ? own.Value
            : Extension().Match(linkText) is { Success: true } shown ? shown.Value : "";
        var text = Extension().Replace(linkText.Trim(), "");
        var name = Says(text) ? text : pageTitle.Length > 0 ? $"{pageTitle}{(text.Length is > 0 and <= 12 ? $" {text}" : "")}" : given;
        return Clean(name == given ? given : name + extension.ToLowerInvariant());
    }

    /// <summary>Whether enough Chinese is left beside words such as 附件, 下载 and numbers.</summary>
    private static bool Says(string name) => Chinese().Count(Empty().Replace(name, "")) >= LeastLetters;

    private static string Clean(string name)
    {
        var plain = Unsafe().Replace(name, " ").Trim();
        return plain.Length <= LongestName ? plain : plain[..(LongestName - 10)] + plain[^10..];
    }

    [GeneratedRegex(@"附件|下载|点击|查看|文件|文档|正文|原文|这里|表格|[一二三四五六七八九十]")]
    private static partial Regex Empty();

    [GeneratedRegex(@"[\u4e00-\u9fff\u3400-\u4dbf]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\.[A-Za-z0-9]{2,5}$")]
    private static partial Regex Extension();

    [GeneratedRegex("""[\\/:*?"<>|\x00-\x1f\x7f]+""")]
    private static partial Regex Unsafe();
}
