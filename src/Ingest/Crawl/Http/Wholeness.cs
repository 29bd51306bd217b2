using System.Text;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>Whether bytes reach to the end that their own format has. Servers state wrong lengths, and some state none.</summary>
public static class Wholeness
{
    private const int HeadBytes = 1_024;
    private const int EndOfZip = 66_000;
    private const int EndOfPdf = 2_048;
    private const int OleSector = 512;

    /// <summary>False where the end is missing, null for formats that do not tell.</summary>
    public static bool? Of(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[Math.Min(stream.Length, HeadBytes)];
        stream.ReadExactly(head);
        var tail = new byte[Math.Min(stream.Length, EndOfZip)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        return Of(head, tail, stream.Length);
    }

    public static bool? Of(ReadOnlySpan<byte> bytes) =>
        Of(bytes[..Math.Min(bytes.Length, HeadBytes)], bytes[^Math.Min(bytes.Length, EndOfZip)..], bytes.Length);

    private static bool? Of(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail, long length)
    {
        if (head.StartsWith("PK\x03\x04"u8))
        {
            return tail.LastIndexOf("PK\x05\x06"u8) >= 0;
        }

        if (head.StartsWith("%PDF-"u8))
        {
            return tail[^Math.Min(tail.Length, EndOfPdf)..].LastIndexOf("%%EOF"u8) >= 0;
        }

        // A compound file counts in sectors of 512 bytes; some writers leave the last one short, none leaves only the header.
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return length > 2 * OleSector ? (length % OleSector == 0 ? true : null) : false;
        }

        // Encodings with two bytes a character hide their tags from this look, and so do pages that are fragments.
        var start = Encoding.Latin1.GetString(head);
        if (!start.Contains("<html", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var end = Encoding.Latin1.GetString(tail);
        return end.Contains("</html", StringComparison.OrdinalIgnoreCase) || end.Contains("</body", StringComparison.OrdinalIgnoreCase);
    }
}
