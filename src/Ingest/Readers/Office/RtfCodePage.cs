namespace PerfEval.Ingest.Readers.Office;

/// <summary>
/// RTF whose text is Chinese by its fonts (<c>\fcharset134</c>, <c>136</c>) but that states no code page: LibreOffice takes its bytes for Western ones.
/// </summary>
internal static class RtfCodePage
{
    /// <summary>The code page stands in the header, before any text.</summary>
    private const int HeadBytes = 4096;

    /// <summary>The same file with its code page stated; the file itself where it states one or needs none.</summary>
    public static ReadOnlyMemory<byte> Stated(ReadOnlyMemory<byte> rtf)
    {
        var head = rtf.Span[..Math.Min(rtf.Length, HeadBytes)];
        if (!head.StartsWith("{\\rtf"u8) || head.IndexOf("\\ansicpg"u8) >= 0)
        {
            return rtf;
        }

        var page = head.IndexOf("\\fcharset134"u8) >= 0 ? "\\ansicpg936"u8 : head.IndexOf("\\fcharset136"u8) >= 0 ? "\\ansicpg950"u8 : default;
        // Behind the version, which ends where the next word or group begins.
        var end = head[5..].IndexOfAny("\\{ \r\n"u8);
        if (page.IsEmpty || end < 0)
        {
            return rtf;
        }

        var ansi = head[(5 + end)..].StartsWith("\\ansi"u8) ? "\\ansi"u8.Length : 0;
        return (byte[])[.. rtf.Span[..(5 + end + ansi)], .. page, .. rtf.Span[(5 + end + ansi)..]];
    }
}
