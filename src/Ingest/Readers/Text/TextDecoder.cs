using System.Text;

namespace PerfEval.Ingest.Readers.Text;

/// <summary>
/// Bytes to text: a byte order mark decides, else strict UTF-8, else strict GB18030 (the superset of GB2312 and GBK that Chinese
/// offices write). What decodes as neither, or holds control characters, is no text.
/// </summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding s_strictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text without its byte order mark and with \n as its only line end; null where the bytes are no text.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? TryDecode(s_strictUtf8, bytes[3..])
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])
                ? TryDecode(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), bytes[2..])
                : bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
                    ? TryDecode(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), bytes[2..])
                    : TryDecode(s_strictUtf8, bytes) ?? TryDecode(s_strictGb18030, bytes);
        return text is null || text.AsSpan().ContainsAny(s_controlCharacters)
            ? null
            : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }

    /// <summary>C0 without tab, line feed, vertical tab, form feed, return; DEL; C1 is left alone since GB18030 maps bytes to it.</summary>
    private static readonly System.Buffers.SearchValues<char> s_controlCharacters = System.Buffers.SearchValues.Create(
        [.. Enumerable.Range(0, 32).Except([9, 10, 11, 12, 13]).Append(127).Append(0xFFFF).Append(0xFFFE).Select(code => (char)code)]);

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
