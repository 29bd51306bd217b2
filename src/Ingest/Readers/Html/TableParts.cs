using AngleSharp.Dom;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>Parts of tables: by their elements, or by the style of others, as pages have them that are made without tables.</summary>
internal static class TableParts
{
    private const string Attribute = "data-table-part";

    /// <summary>Name of the element, or of the one whose part it plays.</summary>
    public static string Of(IElement element) => element.GetAttribute(Attribute) ?? element.LocalName;

    /// <summary>Whether it is part of a table by its style only.</summary>
    public static bool IsByStyle(IElement element) => element.HasAttribute(Attribute);

    /// <param name="display">What the page's style says of the element's kind of box.</param>
    public static void Mark(IElement element, string? display)
    {
        var part = element.LocalName is "table" or "caption" or "tbody" or "thead" or "tfoot" or "tr" or "td" or "th" ? null : display switch
        {
            "table" or "inline-table" => "table",
            "table-caption" => "caption",
            "table-row-group" => "tbody",
            "table-header-group" => "thead",
            "table-footer-group" => "tfoot",
            "table-row" => "tr",
            "table-cell" => "td",
            _ => null,
        };
        if (part is not null)
        {
            element.SetAttribute(Attribute, part);
        }
        else
        {
            element.RemoveAttribute(Attribute);
        }
    }
}
