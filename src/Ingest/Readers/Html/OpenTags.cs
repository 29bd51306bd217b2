using System.Buffers;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Looks at a page's tags before any tree is built. The parser's time grows with the square of the nesting, its memory with the elements:
/// those that are written, and those that it adds where formatting was left open, once for every such tag in every paragraph.
/// </summary>
internal static class OpenTags
{
    /// <summary>Tags that a page may leave open for each level it may nest: formatting tags are often left open.</summary>
    private const int OpenPerLevel = 5;

    /// <summary>Formatting left open that costs nothing worth counting: a page of Word's leaves one or two.</summary>
    private const int CheapFormatting = 3;

    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>Elements without an end, or whose end a following tag implies: pages leave them open without nesting.</summary>
    private static readonly HashSet<string> s_notCounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "frame", "head", "hr", "html", "img", "input", "li", "link", "meta", "nobr",
        "option",
        "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
    };

    /// <summary>Elements that are opened anew in what follows until they are closed (HTML standard, 13.2.4.3).</summary>
    private static readonly HashSet<string> s_formatting = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
    };

    /// <summary>Why no tree is built of the page; null where nothing speaks against it.</summary>
    public static Rejection? Problem(ReadOnlySpan<char> html, ReaderLimits limits)
    {
        var mostOpen = OpenPerLevel * limits.MaxElementDepth;
        var notCounted = s_notCounted.GetAlternateLookup<ReadOnlySpan<char>>();
        var formatting = new OpenFormatting();
        var open = 0;
        var elements = 0L;
        for (var at = html.IndexOf('<'); at >= 0; at = html.IndexOf('<'))
        {
            html = html[(at + 1)..];
            if (html.StartsWith("!--"))
            {
                html = After(html, "-->");
                continue;
            }

            var end = html.StartsWith("/");
            var name = Name(end ? html[1..] : html);
            if (name.IsEmpty)
            {
                continue;
            }

            elements += Math.Max(end ? 0 : 1, formatting.Open - CheapFormatting);
            if (end)
            {
                formatting.End(name);
            }
            else
            {
                formatting.Begin(name, html);
            }

            if (elements > limits.MaxElements)
            {
                return Rejections.TooComplex($"网页元素超过 {limits.MaxElements} 个", $"more than {limits.MaxElements} elements");
            }

            open = notCounted.Contains(name) ? open : end ? Math.Max(0, open - 1) : open + 1;
            if (!end && (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                open--;
                html = After(html, $"</{name}");
            }

            if (open > mostOpen)
            {
                return Rejections.TooComplex($"未闭合的标签超过 {mostOpen} 个", $"more than {mostOpen} tags open at once");
            }
        }

        return null;
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

    /// <summary>The formatting tags that are open. Of equal ones the parser keeps three; an end closes the last of its name.</summary>
    private sealed class OpenFormatting
    {
        private const int KeptOfEqual = 3;

        /// <summary>Characters by which tags are compared.</summary>
        private const int LongestTag = 300;

        private readonly Dictionary<string, Stack<string>> _openOf = s_formatting.ToDictionary(
            name => name, _ => new Stack<string>(), StringComparer.OrdinalIgnoreCase);
        private readonly Dictionary<string, int> _equal = new(StringComparer.OrdinalIgnoreCase);

        public int Open { get; private set; }

        /// <param name="tag">From its name on.</param>
        public void Begin(ReadOnlySpan<char> name, ReadOnlySpan<char> tag)
        {
            if (!_openOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var open))
            {
                return;
            }

            tag = tag[..Math.Min(tag.Length, LongestTag)];
            var whole = tag[..(tag.IndexOf('>') is var end and >= 0 ? end : tag.Length)].ToString();
            open.Push(whole);
            _equal[whole] = _equal.GetValueOrDefault(whole) + 1;
            Open += _equal[whole] <= KeptOfEqual ? 1 : 0;
        }

        public void End(ReadOnlySpan<char> name)
        {
            if (_openOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var open) && open.TryPop(out var whole))
            {
                Open -= _equal[whole]-- <= KeptOfEqual ? 1 : 0;
            }
        }
    }
}
