using AngleSharp.Dom;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Looks once at the style of every element, before anything is read: what its page hides gets the attribute <c>hidden</c>, as if its author had
/// said so, and what stands raised is remembered.
/// </summary>
internal sealed class PageInk
{
    private readonly HashSet<INode> _raised = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<INode> _backed = new(ReferenceEqualityComparer.Instance);

    private PageInk()
    {
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
                ink.Look(element, sheet, foreign);
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
            if (element.LocalName is "sup" or "sub" || _raised.Contains(element))
            {
                return true;
            }

            element = element.ParentElement;
        }

        return false;
    }

    private void Look(IElement element, StyleSheet sheet, bool foreign)
    {
        var style = sheet.Look(element);
        if ((element.Parent is { } parent && _backed.Contains(parent)) || style.Backed == true
            || element.HasAttribute("bgcolor") || element.HasAttribute("background") || (foreign && (element.ClassName ?? element.Id) is { Length: > 0 }))
        {
            _backed.Add(element);
        }

        var isLeaf = element.Children.Length == 0;
        var white = style.White ?? (element.LocalName == "font" && element.GetAttribute("color") is { } colour && StyleText.Of("color:" + colour).White == true);
        if (style.Hides || (isLeaf && (style.NoSize == true || (white && !_backed.Contains(element)))))
        {
            element.SetAttribute("hidden", "");
        }

        // Of a cell, it says where the whole text stands.
        if (style.Raised == true && element.LocalName is not ("td" or "th" or "tr" or "img"))
        {
            _raised.Add(element);
        }
    }
}
