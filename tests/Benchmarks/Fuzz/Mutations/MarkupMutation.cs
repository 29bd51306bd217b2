using System.Text;

namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>Mutates XML or HTML mostly as whole elements, so that it is read far into; else tag by tag, which leaves it malformed.</summary>
internal static class MarkupMutation
{
    private const int MaxChars = 4 << 20;

    public static byte[] Apply(byte[] markup, Random random)
    {
        var text = Encoding.UTF8.GetString(markup);
        var tags = Tag.Find(text);
        return Encoding.UTF8.GetBytes(
            tags.Count == 0 ? text + Telling.Text(random)
            : random.Next(20) != 0 ? ElementMutation.Apply(text, tags, random)
            : Apply(text, tags, random));
    }

    private static string Apply(string text, List<Tag> tags, Random random)
    {
        var at = random.Next(tags.Count);
        var (tag, last) = (tags[at], tags[Math.Min(tags.Count - 1, at + random.Next(random.Next(5) == 0 ? tags.Count : 12))]);
        return random.Next(10) switch
        {
            0 or 1 => Attribute(text, tag, random),
            2 or 3 => Put(text, tag.End, random.Next(2) == 0 ? Telling.Number(random) : Telling.Text(random), over: TextAfter(text, tag)),
            4 => text[..tag.Start] + text[last.End..],
            5 => Put(text, last.End, Repeat(text[tag.Start..last.End], Many(random))),
            6 => Nest(text, tags, tag, random),
            7 => Put(text, tag.Start, text[tags[random.Next(tags.Count)].Range], over: tag.End - tag.Start),
            8 => Put(text, tag.Start, "", over: tag.End - tag.Start),
            _ => random.Next(4) == 0
                ? "<!DOCTYPE a [<!ENTITY bomb \"&bomb;&bomb;\"><!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + text
                : Put(text, tag.End, text[tags[0].Start..last.End]),
        };
    }

    /// <summary>Opens the same element again and again, with its closing tags or without.</summary>
    private static string Nest(string text, List<Tag> tags, Tag tag, Random random)
    {
        var open = tags.Find(one => one.Start >= tag.Start && one.IsOpening) is { IsOpening: true } found ? found : tag;
        var depth = Many(random);
        var close = random.Next(3) == 0 ? "" : Repeat($"</{open.Name(text)}>", depth);
        return Put(text, open.End, Repeat(text[open.Range], depth) + close);
    }

    private static string Attribute(string text, Tag tag, Random random)
    {
        var quoted = text.IndexOf("=\"", tag.Start, tag.End - tag.Start, StringComparison.Ordinal);
        if (quoted < 0)
            return Put(text, tag.End, Telling.Number(random), over: TextAfter(text, tag));
        var starts = new List<int>();
        for (; quoted >= 0; quoted = text.IndexOf("=\"", quoted + 2, tag.End - quoted - 2, StringComparison.Ordinal))
            starts.Add(quoted + 2);
        var start = starts[random.Next(starts.Count)];
        var end = text.IndexOf('"', start);
        return Put(text, start, random.Next(3) == 0 ? Telling.Text(random) : Telling.Number(random), over: end < 0 ? 0 : end - start);
    }

    private static int TextAfter(string text, Tag tag) => text.IndexOf('<', tag.End) is var next and >= 0 ? next - tag.End : 0;

    private static int Many(Random random) => random.Next(4) == 0 ? 1 << random.Next(6, 15) : 1 + random.Next(40);

    private static string Repeat(string text, int times) =>
        new StringBuilder().Insert(0, text, Math.Clamp(times, 0, Math.Max(1, MaxChars / Math.Max(1, text.Length)))).ToString();

    private static string Put(string text, int at, string what, int over = 0) =>
        text.Length + what.Length > 2 * MaxChars ? text : string.Concat(text.AsSpan(0, at), what, text.AsSpan(at + over));
}
