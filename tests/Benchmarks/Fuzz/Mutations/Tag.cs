namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>Where a tag stands in a text; ends count behind the bracket.</summary>
internal readonly record struct Tag(int Start, int End, bool IsOpening)
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
            tags.Add(new Tag(start, end + 1, text[start + 1] is not ('/' or '!' or '?') && text[end - 1] != '/'));
        }

        return tags;
    }

    public string Name(string text) => new([.. text[(Start + 1)..(End - 1)].TakeWhile(c => !char.IsWhiteSpace(c) && c != '/')]);
}
