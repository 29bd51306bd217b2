namespace PerfEval.Ingest.Readers.Mhtml;

/// <summary>Undoes a content transfer encoding (RFC 2045, 6). What breaks its rules is kept or passed over, and said.</summary>
internal static class TransferEncoding
{
    /// <summary>The bytes; <c>Sound</c> is false where some of the input was not what the encoding allows.</summary>
    public static (byte[] Bytes, bool Sound) Decode(ReadOnlySpan<byte> body, string encoding) => encoding switch
    {
        "base64" => Base64(body),
        "quoted-printable" => QuotedPrintable(body),
        _ => (body.ToArray(), encoding is "" or "7bit" or "8bit" or "binary"),
    };

    private static (byte[] Bytes, bool Sound) QuotedPrintable(ReadOnlySpan<byte> body)
    {
        var bytes = new List<byte>(body.Length);
        var sound = true;
        var at = 0;
        while (at < body.Length)
        {
            var from = at;
            var line = MimePart.NextLine(body, ref at);
            var hasEnd = body[at - 1] == '\n';
            line = line.TrimEnd(" \t"u8);
            var goesOn = line.EndsWith("="u8);
            sound &= DecodeLine(goesOn ? line[..^1] : line, bytes);
            if (hasEnd && !goesOn)
            {
                bytes.AddRange(body[from..at].EndsWith("\r\n"u8) ? "\r\n"u8 : "\n"u8);
            }
        }

        return ([.. bytes], sound);
    }

    private static bool DecodeLine(ReadOnlySpan<byte> line, List<byte> bytes)
    {
        var sound = true;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] != '=')
            {
                bytes.Add(line[i]);
            }
            else if (i + 2 < line.Length && char.IsAsciiHexDigit((char)line[i + 1]) && char.IsAsciiHexDigit((char)line[i + 2]))
            {
                bytes.Add((byte)((HexDigit(line[i + 1]) << 4) | HexDigit(line[i + 2])));
                i += 2;
            }
            else
            {
                bytes.Add(line[i]);
                sound = false;
            }
        }

        return sound;
    }

    private static int HexDigit(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static (byte[] Bytes, bool Sound) Base64(ReadOnlySpan<byte> body)
    {
        var digits = new List<byte>(body.Length);
        var sound = true;
        foreach (var value in body)
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'+' or (byte)'/')
            {
                digits.Add(value);
            }
            else
            {
                sound &= value is (byte)'=' or (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t';
            }
        }

        // One digit alone is no byte: the part was cut off.
        var whole = digits.Count % 4 == 1 ? digits.Count - 1 : digits.Count;
        var text = System.Text.Encoding.ASCII.GetString([.. digits[..whole]]).PadRight((whole + 3) / 4 * 4, '=');
        return (Convert.FromBase64String(text), sound && whole == digits.Count);
    }
}
