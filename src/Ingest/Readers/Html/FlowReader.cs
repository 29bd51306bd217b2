using AngleSharp.Dom;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Reads an element's content into blocks: block elements make paragraphs, data tables tables, layout tables only what they hold.
/// It walks by the tree's own links; recursion goes only from a table into its cells, so unclosed tags cannot exhaust the stack.
/// </summary>
internal sealed class FlowReader(PageMeasure measure, PageLimits limits, Func<IElement, bool> isLeftOut)
{
    private static readonly HashSet<string> s_blockElements = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul",
    };

    private int _tableDepth;

    /// <summary>Blocks in reading order; paragraphs without any text are left out.</summary>
    public List<Block> Read(IElement root)
    {
        var blocks = new List<Block>();
        var line = new LineBuilder();
        var depth = 0;
        var preformatted = root.LocalName == "pre" ? 1 : 0;
        var cursor = new NodeCursor(root);
        var entering = true;
        while (true)
        {
            limits.CountNode();
            var node = cursor.Node;
            if (entering && Enter(node, blocks, line, preformatted > 0) && cursor.MoveToFirstChild())
            {
                if (IsBlock(node))
                {
                    limits.CheckDepth(++depth);
                    preformatted += node is IElement { LocalName: "pre" } && node != root ? 1 : 0;
                }

                continue;
            }

            if (!entering && IsBlock(node))
            {
                depth--;
                preformatted -= node is IElement { LocalName: "pre" } && node != root ? 1 : 0;
                EndParagraph(blocks, line);
            }

            entering = cursor.MoveToNextSibling();
            if (!entering && !cursor.MoveToParent())
            {
                EndParagraph(blocks, line);
                return blocks;
            }
        }
    }

    // A raised digit is a footnote or a power, never a digit of the number before it.
    private static string Raised(string text) =>
        string.Concat(text.Select(c => char.IsAsciiDigit(c) ? "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'] : c));

    /// <summary>Takes a node in; true where its children are to be walked.</summary>
    private bool Enter(INode node, List<Block> blocks, LineBuilder line, bool preformatted)
    {
        if (node is IText text)
        {
            line.Append(text.ParentElement is { LocalName: "sup" or "sub" } ? Raised(text.Data) : text.Data, preformatted);
            return false;
        }

        if (node is not IElement element || Visibility.IsHidden(element) || isLeftOut(element))
        {
            return false;
        }

        if (element.LocalName == "br")
        {
            line.Break();
            return false;
        }

        if (IsBlock(element))
        {
            EndParagraph(blocks, line);
        }

        if (element.LocalName != "table" || !HtmlTable.IsData(element, measure))
        {
            return true;
        }

        blocks.AddRange(ReadTable(element));
        return false;
    }

    private List<Block> ReadTable(IElement table)
    {
        limits.CheckDepth(++_tableDepth);
        var nested = new List<Block>();
        var cells = new List<Cell>();
        foreach (var slot in HtmlTable.Place(table, limits))
        {
            var inside = Read(slot.Element);
            cells.Add(new Cell(
                slot.Row, slot.Col, slot.RowSpan, slot.ColSpan, string.Join('\n', inside.OfType<Paragraph>().Select(paragraph => paragraph.Text))));
            nested.AddRange(inside.OfType<Table>());
        }

        _tableDepth--;
        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption");
        return
        [
            new Table
            {
                Cells = cells,
                Caption = caption is null ? null : string.Join('\n', Read(caption).OfType<Paragraph>().Select(paragraph => paragraph.Text)),
            },
            .. nested,
        ];
    }

    private static bool IsBlock(INode node) => node is IElement element && s_blockElements.Contains(element.LocalName);

    private static void EndParagraph(List<Block> blocks, LineBuilder line)
    {
        if (line.Take() is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text))
        {
            blocks.Add(new Paragraph(text));
        }
    }
}
