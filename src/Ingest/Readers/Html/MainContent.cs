using AngleSharp.Dom;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Finds the part of a page that is the article. The names are those that widespread content management systems of Chinese
/// government sites give their article body; where none fits, the whole page is taken without its frame.
/// </summary>
internal sealed class MainContent
{
    private const int LinksOfAList = 3;
    private const double LinkShareOfAList = 0.7;
    private const double ShareOfFrame = 0.4;
    private const double LeastShare = 0.3;

    private static readonly HashSet<string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        "zoom", "TRS_Editor", "Custom_UnionStyle", "article-content", "articleContent", "article_content", "v_news_content", "vsb_content", "bt_content",
        "pages_content", "UCAP-CONTENT", "ucapcontent", "TRS_UEDITOR", "view", "contentText", "conTxt", "con_txt", "wzcon", "xxgk_content", "info-content",
        "news_content",
    };

    private readonly PageMeasure _measure;
    private readonly PageMeasure.Amounts _whole;
    private readonly bool _named;

    private MainContent(IElement element, bool named, IElement body, PageMeasure measure)
    {
        Element = element;
        _named = named;
        _measure = measure;
        _whole = measure.Of(body);
    }

    public IElement Element { get; }

    public static MainContent Find(IElement body, PageMeasure measure)
    {
        // A named body counts only when every data table and a good part of the text is in it: pages may have several.
        var whole = measure.Of(body);
        var best = Named(body).MaxBy(element => measure.Of(element).Text);
        return best is not null
            && measure.Of(best) is var amounts
            && amounts.DataTables == whole.DataTables
            && (amounts.DataTables > 0 || amounts.Text - amounts.LinkText >= LeastShare * (whole.Text - whole.LinkText))
                ? new MainContent(best, named: true, body, measure)
                : new MainContent(body, named: false, body, measure);
    }

    /// <summary>Frame inside the content: navigation, sharing, link lists. Never what holds a data table or much of the text.</summary>
    public bool IsLeftOut(IElement element)
    {
        if (element == Element || _measure.Of(element) is not { DataTables: 0 } amounts || amounts.Text > ShareOfFrame * _whole.Text)
        {
            return false;
        }

        return (Visibility.IsFrame(element) && !IsContent(element, amounts)) || (!_named && IsLinkList(element, amounts));
    }

    /// <summary>
    /// The name is that of a frame, but no links say what else is on the site: the head of an article, or something that a frame does not say.
    /// </summary>
    private static bool IsContent(IElement element, PageMeasure.Amounts amounts) =>
        amounts.LinkText * 2 < amounts.Text
        && ((element.LocalName is "header" or "footer" or "aside" && element.ParentElement is { LocalName: "article" or "main" or "section" })
            || Visibility.IsContent(element.TextContent));

    private static bool IsLinkList(IElement element, PageMeasure.Amounts amounts) =>
        element.LocalName is "ul" or "ol" or "div" or "dl" or "table" or "td" or "section"
        && amounts.Links >= LinksOfAList
        && amounts.LinkText >= LinkShareOfAList * amounts.Text;

    // The tree's own list of class names looks for every name among all before it.
    private static bool HasName(string? classes)
    {
        var names = s_names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in classes.AsSpan().SplitAny(' ', '\t', '\n', '\r', '\f'))
        {
            if (names.Contains(classes.AsSpan()[name]))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IElement> Named(IElement body)
    {
        var cursor = new NodeCursor(body);
        while (true)
        {
            if (cursor.Node is IElement element && (s_names.Contains(element.Id ?? "") || HasName(element.ClassName)))
            {
                yield return element;
            }

            if (cursor.MoveToFirstChild())
            {
                continue;
            }

            while (!cursor.MoveToNextSibling())
            {
                if (!cursor.MoveToParent())
                {
                    yield break;
                }
            }
        }
    }
}
