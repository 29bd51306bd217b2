using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>Headers as portals really send them: raw bytes in UTF-8 or GBK, values that no parser takes.</summary>
internal static partial class HeaderText
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The raw value of a header; null where it is missing.</summary>
    public static string? Raw(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? Decoded(string.Join(", ", values)) : null;

    public static string? Charset(string? contentType) =>
        contentType is not null && CharsetValue().Match(contentType) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>filename* before filename; never with a path.</summary>
    public static string? FileName(string? disposition)
    {
        if (disposition is null)
        {
            return null;
        }

        var name = ExtendedName().Match(disposition) is { Success: true } extended ? Uri.UnescapeDataString(extended.Groups["value"].Value)
            : PlainName().Match(disposition) is { Success: true } plain ? Uri.UnescapeDataString(plain.Groups["value"].Value.Trim())
            : "";
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length > 0 ? name : null;
    }

    // Headers arrive as Latin-1, one character for each byte.
    private static string Decoded(string value)
    {
        if (!value.Any(c => c is > '\x7f' and <= '\xff'))
        {
            return value;
        }

        var bytes = Encoding.Latin1.GetBytes(value);
        try
        {
            return s_strictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[\w.\-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex CharsetValue();

    [GeneratedRegex(@"filename\*\s*=\s*[\w\-]*'[\w\-]*'(?<value>[^;\s]+)", RegexOptions.IgnoreCase)]
    private static partial Regex ExtendedName();

    [GeneratedRegex("""filename\s*=\s*("(?<value>[^"]*)"|(?<value>[^;]+))""", RegexOptions.IgnoreCase)]
    private static partial Regex PlainName();
}
