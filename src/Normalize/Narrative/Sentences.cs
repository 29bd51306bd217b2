namespace PerfEval.Normalize.Narrative;

/// <summary>Cuts paragraphs at full stops. A sentence that begins with 其中 goes on about the one before and stays with it.</summary>
internal static class Sentences
{
    public static IEnumerable<Sentence> Of(int paragraph, string text, string? section)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !(text[i] is '。' or '！' or '？'))
                continue;
            if (i < text.Length && GoesOn(text, i + 1))
                continue;
            if (i > start)
                yield return new Sentence(paragraph, start, text[start..i], section);
            start = i + 1;
        }
    }

    private static bool GoesOn(string text, int from)
    {
        while (from < text.Length && char.IsWhiteSpace(text[from]))
            from++;
        return string.CompareOrdinal(text, from, "其中", 0, 2) == 0;
    }
}
