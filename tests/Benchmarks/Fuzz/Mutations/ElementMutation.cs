using System.Security;
using System.Text;

namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>
/// Mutates XML element by element and leaves it well-formed: a parser takes it, and what reads the elements has to cope with them being
/// gone, repeated, elsewhere, deep inside themselves, or of another value.
/// </summary>
internal static class ElementMutation
{
    private const int MaxChars = 4 << 20;

    /// <summary>The same text where it has no element.</summary>
    public static string Apply(string text, List<Tag> tags, Random random)
    {
        var (at, other) = (Element(text, tags, random), Element(text, tags, random));
        var element = text[at];
        return random.Next(8) switch
        {
            0 or 1 or 2 => Value(text, tags, random),
            3 => Put(text, at, ""),
            4 => Put(text, at, Repeat(element, Many(random))),
            5 => Put(text, at, text[other]),
            6 => Put(text, at, Wrapped(element, text[other], Many(random))),
            _ => Put(text, at.End..at.End, text[other]),
        };
    }

    /// <summary>An element without its children, as XML may have it at any place; empty where there is none behind a random place.</summary>
    private static Range Element(string text, List<Tag> tags, Random random)
    {
        for (var first = 1 + random.Next(tags.Count); first < tags.Count; first++)
        {
            if (tags[first].IsEmpty)
                return tags[first].Range;
            if (!tags[first].IsOpening)
                continue;
            for (var (last, depth) = (first + 1, 1); last < tags.Count; last++)
            {
                depth += tags[last].IsOpening ? 1 : tags[last].IsClosing ? -1 : 0;
                if (depth == 0)
                    return tags[first].Start..tags[last].End;
            }
        }

        return text.Length..text.Length;
    }

    private static string Value(string text, List<Tag> tags, Random random)
    {
        var value = SecurityElement.Escape(Telling.Plain(random));
        var tag = tags[random.Next(tags.Count)];
        var attributes = new List<int>();
        for (var i = tag.Start; (i = text.IndexOf("=\"", i, tag.End - i, StringComparison.Ordinal)) >= 0; i += 2)
            attributes.Add(i + 2);
        if (attributes.Count > 0 && random.Next(2) == 0)
        {
            var start = attributes[random.Next(attributes.Count)];
            return Put(text, start..text.IndexOf('"', start), value);
        }

        // The next text, or none between two tags: then the value comes where none was.
        var next = tags.FindIndex(one => one.Start >= tag.End && text.IndexOf('<', one.End) > one.End);
        return next < 0 ? text : Put(text, tags[next].End..text.IndexOf('<', tags[next].End), value);
    }

    /// <summary>The element inside another one's first tag, many deep.</summary>
    private static string Wrapped(string element, string around, int depth)
    {
        if (Tag.Find(around) is not [{ IsOpening: true } open, ..])
            return element;
        return Repeat(around[open.Range], depth) + element + Repeat($"</{open.Name(around)}>", depth);
    }

    private static int Many(Random random) => random.Next(6) == 0 ? 1 << random.Next(6, 14) : 1 + random.Next(20);

    private static string Repeat(string text, int times) =>
        new StringBuilder().Insert(0, text, Math.Clamp(times, 0, text.Length * (long)times > MaxChars ? 20 : times)).ToString();

    private static string Put(string text, Range over, string what) =>
        text.Length + what.Length > 2 * MaxChars ? text : string.Concat(text.AsSpan(0, over.Start.Value), what, text.AsSpan(over.End.Value));
}
