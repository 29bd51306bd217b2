using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Bytes of a page to text. What the bytes are wins over what the page says: a byte order mark, then valid UTF-8, then the declared
/// charset. GB2312 and GBK are decoded as GB18030, their superset, because pages declared so hold characters (㎡) beyond them.
/// </summary>
internal static partial class HtmlDecoder
{
    /// <summary>Browsers look this far for a charset (HTML standard, 13.2.3.2).</summary>
    private const int DeclarationBytes = 4096;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; <c>Complete</c> is false where some bytes are no characters of the page's encoding (they read U+FFFD).</summary>
    public static (string Text, bool Complete) Decode(ReadOnlySpan<byte> bytes)
    {
        var (text, _, complete) = Read(bytes, null);
        return (text, complete);
    }

    /// <summary>The text, and the encoding it was read in.</summary>
    /// <param name="header">charset that the server stated; asked before the page's own.</param>
    public static (string Text, string Charset) DecodeNamed(ReadOnlySpan<byte> bytes, string? header)
    {
        var (text, encoding, _) = Read(bytes, header);
        return (text, encoding.WebName);
    }

    private static (string Text, Encoding Encoding, bool Complete) Read(ReadOnlySpan<byte> bytes, string? header)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Lenient(bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, bytes[2..]);
        }

        var marked = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        try
        {
            return (s_strictUtf8.GetString(marked ? bytes[3..] : bytes), s_strictUtf8, true);
        }
        catch (DecoderFallbackException)
        {
            return marked ? Lenient(Encoding.UTF8, bytes[3..]) : Lenient(Undecided(bytes, header), bytes);
        }
    }

    private static Encoding Undecided(ReadOnlySpan<byte> bytes, string? header)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationBytes)]);
        var declared = header is not null && NamedEncoding.Of(header) is not null ? header : Charset().Match(head).Groups[1].Value;
        if (declared.StartsWith("gb", StringComparison.OrdinalIgnoreCase) || NamedEncoding.Of(declared) is not { } encoding)
        {
            return Gb18030();
        }

        // UTF-8 was refuted already, and Western charsets are what servers declare when nobody told them better.
        var doubtful = IsUtf8(encoding) || encoding.IsSingleByte;
        return doubtful && Lenient(Gb18030(), bytes).Complete ? Gb18030() : encoding;
    }

    private static bool IsUtf8(Encoding encoding) => encoding.CodePage == Encoding.UTF8.CodePage;

    private static Encoding Gb18030() => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static (string Text, Encoding Encoding, bool Complete) Lenient(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var counted = (Encoding)encoding.Clone();
        counted.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        var text = counted.GetString(bytes);
        return (text, encoding, !text.Contains('\uFFFD', StringComparison.Ordinal));
    }

    [GeneratedRegex("""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
