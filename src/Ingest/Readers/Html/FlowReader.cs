using AngleSharp.Dom;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Reads an element's content into blocks: block elements make paragraphs, data tables tables, layout tables only what they hold.
/// It walks by the tree's own links; recursion goes only from a table into its cells, so unclosed tags cannot exhaust the stack.
/// </summary>
/// <param name="notes">Takes what is left out; null where nobody asks.</param>
internal sealed class FlowReader(PageMeasure measure, PageInk ink, PageLimits limits, Func<IElement, bool> isLeftOut, PageNotes? notes)
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

    /// <summary>Takes a node in; true where its children are to be walked.</summary>
    private bool Enter(INode node, List<Block> blocks, LineBuilder line, bool preformatted)
    {
        if (node is IText text)
        {
            if (ink.IsRaised(text))
            {
                line.AppendRaised(text.Data);
            }
            else
            {
                line.Append(text.Data, preformatted);
            }

            return false;
        }

        if (node is not IElement element || IsOut(element))
        {
            return false;
        }

        if (FormControl.Is(element))
        {
            // Outside a form's table a control is one of the site (a search, a login) unless there is a number in it.
            var value = FormControl.Text(element);
            line.Append(_tableDepth > 0 || value.AsSpan().ContainsAnyInRange('0', '9') ? value : "", element.LocalName == "textarea");
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

        if (element.LocalName != "table" || (_tableDepth > 0 && HtmlTable.IsValueBox(element, measure)) || !HtmlTable.IsData(element, measure))
        {
            return true;
        }

        blocks.AddRange(ReadTable(element));
        return false;
    }

    /// <summary>Hidden, or frame of the site. In the cells of a form nothing is frame, whatever its class is called.</summary>
    private bool IsOut(IElement element)
    {
        if (Visibility.IsHiddenByStyle(element) || Visibility.IsStruck(element))
        {
            notes?.Hidden(element.TextContent);
            return true;
        }

        if (FormControl.Is(element))
        {
            return false;
        }

        if (_tableDepth == 0 && isLeftOut(element))
        {
            notes?.Frame(element.TextContent);
            return true;
        }

        return Visibility.IsHidden(element);
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
