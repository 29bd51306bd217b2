namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>Where a tag stands in a text; ends count behind the bracket. Declarations and comments are neither of the three kinds.</summary>
internal readonly record struct Tag(int Start, int End, bool IsOpening, bool IsClosing, bool IsEmpty)
{
    public Range Range => Start..End;

    public static List<Tag> Find(string text)
    {
        var tags = new List<Tag>();
        for (var start = text.IndexOf('<'); start >= 0; start = text.IndexOf('<', start + 1))
        {
            var end = text.IndexOf('>', start);
            if (end < 0)
                break;
            var (first, last) = (text[start + 1], text[end - 1]);
            tags.Add(new Tag(start, end + 1, first is not ('/' or '!' or '?') && last != '/', first == '/', first is not ('/' or '!' or '?') && last == '/'));
        }

        return tags;
    }

    public string Name(string text) => new([.. text[(Start + 1)..(End - 1)].TakeWhile(c => !char.IsWhiteSpace(c) && c != '/')]);
}
