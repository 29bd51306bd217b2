using System.Text;

namespace PerfEval.Ingest.Readers.Mhtml;

/// <summary>One part of a MIME message (RFC 2045): its header fields, and its body still as transferred.</summary>
internal sealed class MimePart
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private MimePart(ReadOnlyMemory<byte> body) => Body = body;

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Lower case, without parameters; a part that does not say is text/plain (RFC 2045, 5.2).</summary>
    public string MediaType => Field("Content-Type") is { Length: > 0 } type ? type.Split(';')[0].Trim().ToLowerInvariant() : "text/plain";

    public bool IsMultipart => MediaType.StartsWith("multipart/", StringComparison.Ordinal);

    public string Encoding => Field("Content-Transfer-Encoding").Trim().ToLowerInvariant();

    /// <summary>Splits header from body at the first empty line. Field names are ASCII; what else a value holds does not matter here.</summary>
    public static MimePart Parse(ReadOnlyMemory<byte> bytes)
    {
        var fields = new List<StringBuilder>();
        var at = 0;
        while (at < bytes.Length)
        {
            var line = NextLine(bytes.Span, ref at);
            if (line.IsEmpty)
            {
                break;
            }

            var text = System.Text.Encoding.Latin1.GetString(line);
            if (text[0] is ' ' or '\t' && fields.Count > 0)
            {
                fields[^1].Append(text);
            }
            else
            {
                fields.Add(new StringBuilder(text));
            }
        }

        var part = new MimePart(bytes[at..]);
        foreach (var field in fields.Select(lines => lines.ToString()))
        {
            var colon = field.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                part._fields.TryAdd(field[..colon].Trim(), field[(colon + 1)..].Trim());
            }
        }

        return part;
    }

    /// <summary>A parameter of the content type, such as charset or boundary; empty where it is not given.</summary>
    public string Parameter(string name)
    {
        foreach (var (key, value) in Parameters(Field("Content-Type")))
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return "";
    }

    /// <summary>The line at this place without its end; moves behind it.</summary>
    public static ReadOnlySpan<byte> NextLine(ReadOnlySpan<byte> bytes, ref int at)
    {
        var rest = bytes[at..];
        var end = rest.IndexOf((byte)'\n');
        at += end < 0 ? rest.Length : end + 1;
        var line = end < 0 ? rest : rest[..end];
        return line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private string Field(string name) => _fields.GetValueOrDefault(name, "");

    /// <summary>Parameters after the first semicolon; quoted values may hold semicolons.</summary>
    private static IEnumerable<(string Key, string Value)> Parameters(string field)
    {
        var at = field.IndexOf(';', StringComparison.Ordinal);
        while (at >= 0 && at < field.Length)
        {
            var equals = field.IndexOf('=', at);
            if (equals < 0)
            {
                yield break;
            }

            var key = field[(at + 1)..equals].Trim();
            var value = new StringBuilder();
            var quoted = false;
            for (at = equals + 1; at < field.Length && (quoted || field[at] != ';'); at++)
            {
                if (field[at] == '"')
                {
                    quoted = !quoted;
                }
                else
                {
                    value.Append(field[at]);
                }
            }

            yield return (key, value.ToString().Trim());
        }
    }
}
