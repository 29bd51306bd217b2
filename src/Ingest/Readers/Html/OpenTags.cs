namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Counts tags left open, before any tree is built: the parser's time grows with the square of the nesting, so that a page of a
/// hundred thousand opening tags would hold a worker for minutes.
/// </summary>
internal static class OpenTags
{
    private static readonly System.Buffers.SearchValues<char> s_nameEnds = System.Buffers.SearchValues.Create(" \t\r\n\f/>");

    /// <summary>Elements without an end, or whose end a following tag implies: pages leave them open without nesting.</summary>
    private static readonly HashSet<string> s_notCounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "head", "hr", "html", "img", "input", "li", "link", "meta", "nobr", "option",
        "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    /// <summary>True where more than <paramref name="limit"/> tags are open at once.</summary>
    public static bool Exceed(ReadOnlySpan<char> html, int limit)
    {
        var open = 0;
        var lookup = s_notCounted.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<'))
        {
            html = html[(at + 1)..];
            var end = html.StartsWith("/");
            var name = Name(end ? html[1..] : html);
            if (html.StartsWith("!--"))
            {
                html = After(html, "-->");
            }
            else if (name.IsEmpty || lookup.Contains(name))
            {
                continue;
            }
            else if (end)
            {
                open = Math.Max(0, open - 1);
            }
            else if (name.Equals("script", StringComparison.OrdinalIgnoreCase))
            {
                html = After(html, "</script");
            }
            else if (name.Equals("style", StringComparison.OrdinalIgnoreCase))
            {
                html = After(html, "</style");
            }
            else if (++open > limit)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        if (tag.IsEmpty || !char.IsAsciiLetter(tag[0]))
        {
            return [];
        }

        var end = tag.IndexOfAny(s_nameEnds);
        return end < 0 ? tag : tag[..end];
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> html, string mark) =>
        html.IndexOf(mark, StringComparison.OrdinalIgnoreCase) is var at and >= 0 ? html[(at + mark.Length)..] : [];
}
