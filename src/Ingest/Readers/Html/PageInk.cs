using AngleSharp.Dom;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Looks once at the style of every element, before anything is read: what its page hides gets the attribute <c>hidden</c>, as if its author had
/// said so, what it makes a part of a table says so, and how the text in it shows is remembered.
/// </summary>
internal sealed class PageInk
{
    private static readonly HashSet<string> s_inline = new(StringComparer.Ordinal)
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark", "q", "rt", "ruby", "s", "small", "span",
        "strike", "strong", "sub",
        "sup", "tt", "u", "var",
    };

    private readonly Dictionary<INode, Look> _looks = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<INode> _raised = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<INode> _turned = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<INode, (string? Before, string? Behind)> _added = new(ReferenceEqualityComparer.Instance);

    private PageInk()
    {
    }

    /// <summary>How the text in an element shows, with what it has from the elements around it.</summary>
    /// <param name="Size">Pixels; not a number where a sheet that is not there may say anything.</param>
    private readonly record struct Look(double Size, bool White, bool Backed, bool Gone)
    {
        public static Look Usual { get; } = new(LetterSize.Usual, false, false, false);

        public bool IsUnseen => Gone || Size < LetterSize.LeastPixels || (White && !Backed);
    }

    public static PageInk Of(IDocument page, IElement root, WorkLimit work)
    {
        var ink = new PageInk();
        var sheet = StyleSheet.Of(page, work);
        // Sheets that lie elsewhere may put a colour behind anything that has a name.
        var foreign = page.QuerySelector("link[rel~=stylesheet]") is not null;
        var cursor = new NodeCursor(root);
        while (true)
        {
            work.Step();
            if (cursor.Node is IElement element)
            {
                ink.Take(element, sheet, foreign);
            }

            if (cursor.MoveToFirstChild())
            {
                continue;
            }

            while (!cursor.MoveToNextSibling())
            {
                if (!cursor.MoveToParent())
                {
                    return ink;
                }
            }
        }
    }

    /// <summary>Whether a text stands above or below its line; true for any element between it and its paragraph.</summary>
    public bool IsRaised(IText text)
    {
        const int Near = 8;
        var element = text.ParentElement;
        for (var i = 0; i < Near && element is not null && element.LocalName is not ("td" or "p" or "div" or "body"); i++)
        {
            if (element.LocalName is "sup" or "sub" || _raised.Contains(element) || IsScript(element))
            {
                return true;
            }

            element = element.ParentElement;
        }

        return false;
    }

    // What a formula raises or lowers beside its base, or sets below a line.
    private static bool IsScript(IElement element) =>
        element is { PreviousElementSibling: not null, ParentElement.LocalName: "msup" or "msub" or "msubsup" or "mfrac" };

    /// <summary>Whether the text of an element does not show though the element has its place: it is white, too small, or transparent.</summary>
    public bool IsUnseen(IElement? element) => element is not null && LookOf(element).IsUnseen;

    /// <summary>Pixels of the letters of an element's text.</summary>
    public double SizeIn(IElement? element) => element is null ? LetterSize.Usual : LookOf(element).Size;

    /// <summary>The letters of the element stand in the opposite order.</summary>
    public bool IsTurned(INode element) => _turned.Contains(element);

    /// <summary>Text that the page's rules put before an element and behind it.</summary>
    public (string? Before, string? Behind) AddedTo(INode element) => _added.GetValueOrDefault(element);

    private Look LookOf(INode node) => _looks.TryGetValue(node, out var look) ? look : Look.Usual;

    private void Take(IElement element, StyleSheet sheet, bool foreign)
    {
        var style = sheet.Look(element);
        var named = foreign && (element.ClassName ?? element.Id) is { Length: > 0 };
        var around = element.Parent is { } parent ? LookOf(parent) : Look.Usual;
        var look = new Look(
            (style.Size ?? Size(element)) is { } size ? size.In(around.Size) : named ? double.NaN : around.Size,
            style.White ?? IsWhite(element) ?? (around.White && !(element.LocalName == "a" && element.HasAttribute("href"))),
            around.Backed || style.Backed == true || element.HasAttribute("bgcolor") || element.HasAttribute("background") || named,
            around.Gone);
        if (style.NoDisplay || (element.LocalName == "dialog" && !element.HasAttribute("open")))
        {
            element.SetAttribute("hidden", "");
        }
        else if (style.Hides || IsCutAway(element, style))
        {
            // A part of a table keeps its place, so that what stands behind it does not move there.
            if (element.LocalName is "td" or "th" or "tr" or "tbody" or "thead" or "tfoot")
            {
                look = look with { Gone = true };
            }
            else
            {
                element.SetAttribute("hidden", "");
            }
        }

        if (look != Look.Usual)
        {
            _looks[element] = look;
        }

        TableParts.Mark(element, style.Display);
        // Of a cell, it says where the whole text stands.
        if (style.Raised == true && element.LocalName is not ("td" or "th" or "tr" or "img"))
        {
            _raised.Add(element);
        }

        var rightToLeft = style.RightToLeft ?? string.Equals(element.GetAttribute("dir"), "rtl", StringComparison.OrdinalIgnoreCase);
        if (rightToLeft && (style.Overrides ?? element.LocalName == "bdo"))
        {
            _turned.Add(element);
        }

        if (sheet.Added(element) is var added && added != default)
        {
            _added[element] = added;
        }
    }

    /// <summary>By the element's own kind; the numbers of notes are small, whatever they stand in.</summary>
    private static LetterSize? Size(IElement element) => element.LocalName switch
    {
        "small" or "rt" => LetterSize.Small,
        "a" when element.GetAttribute("href")?.Contains('#', StringComparison.Ordinal) == true => LetterSize.Small,
        "font" when element.GetAttribute("size") is { Length: > 0 } step => LetterSize.OfStep(step),
        _ => null,
    };

    private static bool? IsWhite(IElement element) =>
        element.LocalName == "font" && element.GetAttribute("color") is { } colour ? StyleText.Of("color:" + colour).White : null;

    // What is not shown beyond an element's edge is cut off where the element has edges: not in a line of text, and never in a table.
    private static bool IsCutAway(IElement element, StyleText style) =>
        style is { CutsOverflow: true, NoExtent: true }
        && (style.OutOfFlow == true || (style.Display is { } display
            ? display is not "inline" && !display.StartsWith("table", StringComparison.Ordinal)
            : !s_inline.Contains(element.LocalName)))
        && element.LocalName is not ("table" or "tbody" or "thead" or "tfoot" or "tr" or "td" or "th" or "body" or "img");
}
