using System.Text;

namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>Mutates a PDF as tokens: numbers, names and lines. The file is left without a true table of objects, which readers repair.</summary>
internal static class PdfMutation
{
    private static readonly string[] s_tokens =
        [
            "q",
            "Q",
            "BT",
            "ET",
            "cm",
            "re f",
            "W n",
            "Do",
            "BI",
            "ID",
            "EI",
            "/Rotate 90",
            "/MediaBox[0 0 1 1]",
            "/MediaBox[-1e9 0 1e9 1e9]",
            "<<",
            ">>",
            "[",
            "]",
            "(",
            ")",
            "endobj",
            "endstream",
            "/Filter/DCTDecode",
            "/Kids[2 0 R]",
            "5 0 R",
            "0 0 0 0 0 0 cm",
            "1e9 0 0 1e9 0 0 cm",
            "3 Tr",
            "/F 0 Tf",
            "/F 1e9 Tf",
            "<FFFF> Tj",
            "<0000> Tj"
        ];

    public static byte[] Apply(byte[] pdf, Random random)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var at = random.Next(Math.Max(1, text.Length));
        var mutated = random.Next(4) switch
        {
            0 => Number(text, at, random),
            1 => text.Insert(LineAfter(text, at), s_tokens[random.Next(s_tokens.Length)] + "\n"),
            2 => Lines(text, at, random, times: 1 << random.Next(0, 12)),
            _ => Lines(text, at, random, times: 0),
        };
        return Encoding.Latin1.GetBytes(mutated);
    }

    private static string Number(string text, int at, Random random)
    {
        var start = at;
        while (start < text.Length && !char.IsAsciiDigit(text[start]))
            start++;
        var end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        return text[..start] + Telling.Number(random) + text[end..];
    }

    private static string Lines(string text, int at, Random random, int times)
    {
        var start = LineAfter(text, at);
        var end = start;
        for (var lines = 1 + random.Next(6); lines > 0; lines--)
            end = LineAfter(text, end);
        var copies = new StringBuilder().Insert(0, text[start..end], Math.Min(times, (4 << 20) / Math.Max(1, end - start)));
        return text[..start] + copies + text[(times == 0 ? end : start)..];
    }

    private static int LineAfter(string text, int at) => text.IndexOf('\n', Math.Min(at, text.Length)) is var end and >= 0 ? end + 1 : text.Length;
}
