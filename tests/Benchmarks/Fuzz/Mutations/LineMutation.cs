using System.Text;

namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>Mutates text line by line, and puts in what its format takes for more than text. Bytes of whatever encoding stay as they are.</summary>
internal static class LineMutation
{
    private const int MaxChars = 4 << 20;

    private static readonly string[] s_csv = ["\"", "\"\"", ",", ",,,,,,,,", ";", "\t", "\r", "\n", "\r\n", "\n\n\n", "=1+1", "\"\n\"", "sep=;\n", "|", "''"];

    private static readonly string[] s_yaml =
    [
        "[", "{", "]", "}", "- ", ": ", "? ", "|\n", ">-\n", "&a ", "*a", "&a [*a]", "<<: *a\n", "!!binary ", "!!python/object:os.system ", "!<tag:x> ",
        "---\n", "...\n", "%YAML 9.9\n", "\t", "# ", "'", "\"", "\\x", "~", "null", "=", "@", "`",
        "a: {b: {c: {d: {e: {f: {g: {h: 1}}}}}}}\n", "? [a]\n: b\n", "  ", "\n", "\r", "\u0085", "\u2028",
    ];

    private static readonly string[] s_script =
    [
        "createPageHTML(", "createPageHTML(99999, 0, \"index\", \"html\")", "<record><![CDATA[", "]]></record>", "<datastore>", "</datastore>",
        "<nextgroup><![CDATA[<a href='/a?page=2'></a>]]></nextgroup>", "<totalrecord>99999999</totalrecord>",
        "{\"list\":[", "]}", "[[[[[[[[", "\"title\":", "\"url\":\"http://[::1\"", "url:'.json'", "callback(", ")", "var countPage = 999999;", "下一页",
        "<a href=list_2.html>2</a>", "<base href='//x'>", "href='javascript:'", "\\u0000", "\\ud800",
        "<a href='/a/1.html'>某局2023年度部门整体支出绩效自评报告</a>2024-05-20", "9999-99-99", "共99999页", "<!--", "<script>", "</script>", "&#0;",
        "proxyUrl:'/x',perPage:'9',totalRecord:'99999'",
    ];

    /// <param name="format">csv, yaml or lists.</param>
    public static IReadOnlyList<string> TokensOf(string format) => format switch { "csv" => s_csv, "yaml" => s_yaml, _ => s_script };

    public static byte[] Apply(byte[] bytes, IReadOnlyList<string> tokens, Random random)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var at = random.Next(text.Length + 1);
        var (start, end) = (LineFrom(text, at), LineFrom(text, at));
        for (var lines = 1 + random.Next(4); lines > 0; lines--)
            end = LineFrom(text, end);
        var mutated = random.Next(8) switch
        {
            0 => text[..start] + text[end..],
            1 => text[..end] + Repeated(text[start..end], Many(random)) + text[end..],
            2 => Moved(text, start, end, random),
            3 or 4 => text.Insert(at, Bytes(tokens[random.Next(tokens.Count)])),
            5 => text.Insert(at, Repeated(Bytes(tokens[random.Next(tokens.Count)]), Many(random))),
            6 => text.Insert(start, new string(' ', random.Next(9)) + Bytes(tokens[random.Next(tokens.Count)])),
            _ => text.Insert(at, Bytes(Telling.Plain(random))),
        };
        return Encoding.Latin1.GetBytes(mutated);
    }

    private static string Moved(string text, int start, int end, Random random)
    {
        var rest = text[..start] + text[end..];
        return rest.Insert(LineFrom(rest, random.Next(rest.Length + 1)), text[start..end]);
    }

    private static int Many(Random random) => random.Next(4) == 0 ? 1 << random.Next(6, 15) : 1 + random.Next(20);

    private static string Repeated(string text, int times) =>
        new StringBuilder().Insert(0, text, Math.Clamp(times, 0, Math.Max(1, MaxChars / Math.Max(1, text.Length)))).ToString();

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static int LineFrom(string text, int at) => text.IndexOf('\n', Math.Min(at, text.Length)) is var end and >= 0 ? end + 1 : text.Length;
}
