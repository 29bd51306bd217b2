using System.Text;

namespace PerfEval.Ingest.Packing;

/// <summary>
/// File names in an archive that does not say how they are encoded: Windows in China writes GBK, macOS UTF-8, old tools code page 437.
/// Valid UTF-8 is only believed where it holds a character of three bytes: two-byte sequences are common in GBK (一 is D2 BB).
/// </summary>
internal sealed class MemberNameEncoding : Encoding
{
    private const byte ThreeByteLead = 0xE0;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding s_strictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static readonly Encoding s_codePage437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    public static MemberNameEncoding Instance { get; } = new();

    public override int GetByteCount(char[] chars, int index, int count) => s_strictUtf8.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        s_strictUtf8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetCharCount(byte[] bytes, int index, int count) => Decode(bytes.AsSpan(index, count)).Length;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var text = Decode(bytes.AsSpan(byteIndex, byteCount));
        text.CopyTo(0, chars, charIndex, text.Length);
        return text.Length;
    }

    public override int GetMaxByteCount(int charCount) => s_strictUtf8.GetMaxByteCount(charCount);

    public override int GetMaxCharCount(int byteCount) => byteCount;

    /// <summary>A name of which each character stands for one byte, as a tool gives it that was told Latin-1; others are returned as they are.</summary>
    public static string Redecode(string latin1) =>
        latin1.All(c => c <= 0xFF) && latin1.Any(c => c >= 0x80) ? Decode(Latin1.GetBytes(latin1)) : latin1;

    private static string Decode(ReadOnlySpan<byte> bytes) =>
        (bytes.IndexOfAnyInRange(ThreeByteLead, byte.MaxValue) >= 0 ? Try(s_strictUtf8, bytes) : null)
        ?? Try(s_strictGb18030, bytes)
        ?? Try(s_strictUtf8, bytes)
        ?? s_codePage437.GetString(bytes);

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
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
