using System.Buffers;
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

    private static readonly SearchValues<char> s_signs = SearchValues.Create("-−–—+±()（）%％△▲.,<>≤≥＜＞＝=");

    private readonly List<string> _pictures = [];
    private int _tableDepth;
    private int _tables;
    private string? _place;

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
            var goesIn = entering && Enter(node, blocks, line, preformatted > 0);
            if (goesIn)
            {
                Open(node, line);
            }

            if (goesIn && cursor.MoveToFirstChild())
            {
                if (IsBlock(node))
                {
                    limits.CheckDepth(++depth);
                    preformatted += node is IElement { LocalName: "pre" } && node != root ? 1 : 0;
                }

                continue;
            }

            if (goesIn || !entering)
            {
                Close(node, line);
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
            if (ink.IsUnseen(text.ParentElement))
            {
                notes?.Hidden(text.Data);
            }
            else if (ink.IsRaised(text))
            {
                line.AppendRaised(text.Data);
            }
            else
            {
                line.Append(text.Data, preformatted, ink.SizeIn(text.ParentElement));
            }

            return false;
        }

        if (node is not IElement element || ReadPicture(element, line) || IsOut(element))
        {
            return false;
        }

        if (FormControl.Is(element))
        {
            // Outside a form's table a control is one of the site (a search, a login) unless there is a number in it.
            var value = FormControl.Text(element);
            if (ink.IsUnseen(element))
            {
                notes?.Hidden(value);
                return false;
            }

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

        if (TableParts.Of(element) != "table" || (_tableDepth > 0 && HtmlTable.IsValueBox(element, measure)) || !HtmlTable.IsData(element, measure))
        {
            return true;
        }

        blocks.AddRange(ReadTable(element));
        return false;
    }

    /// <summary>What stands before the content of an element without being part of it.</summary>
    private void Open(INode node, LineBuilder line)
    {
        if (ink.IsTurned(node))
        {
            // As the character does that turns round what follows it; what is turned round is put right in one place for all formats.
            line.Append("\u202E", preformatted: true);
        }

        Add(ink.AddedTo(node).Before, node, line);
    }

    /// <summary>What stands behind it.</summary>
    private void Close(INode node, LineBuilder line)
    {
        Add(ink.AddedTo(node).Behind, node, line);
        if (ink.IsTurned(node))
        {
            line.Append("\u202C", preformatted: true);
        }
    }

    private void Add(string? text, INode node, LineBuilder line)
    {
        if (text?.Contains(StyleText.Untold, StringComparison.Ordinal) == true)
        {
            notes?.Unread(WarningKind.EmbeddedContent, _place, "");
        }
        else if (text is not null && IsText(text) && node is IElement element && !ink.IsUnseen(element))
        {
            line.Append(text, preformatted: false, ink.SizeIn(element));
        }
    }

    // Bullets, arrows and the pictures of an icon font are no text; a sign before a number is.
    private static bool IsText(string text) => text.AsSpan().ContainsAny(s_signs) || text.Any(char.IsLetterOrDigit);

    /// <summary>Takes in what is drawn or lies elsewhere: the one text of a drawing, else only the word that something was not read.</summary>
    private bool ReadPicture(IElement element, LineBuilder line)
    {
        switch (element.LocalName)
        {
            case "svg" when !element.HasAttribute("hidden"):
                var texts = element.QuerySelectorAll("text").ToList();
                if (texts is [{ Children.Length: 0 } only])
                {
                    line.Append(only.TextContent, preformatted: false);
                }
                else if (texts.Count > 0)
                {
                    notes?.Unread(WarningKind.EmbeddedContent, _place, element.TextContent);
                }

                return true;
            case "iframe" when element.GetAttribute("srcdoc") is { } page && !element.HasAttribute("hidden"):
                notes?.Unread(WarningKind.EmbeddedContent, _place, page);
                return true;
            case "iframe" or "object" or "embed" or "canvas" when _tableDepth > 0 && !element.HasAttribute("hidden"):
                notes?.Unread(WarningKind.EmbeddedContent, _place, element.TextContent);
                return true;
            case "img" when _tableDepth > 0 && !element.HasAttribute("hidden"):
                _pictures.Add(element.GetAttribute("alt") ?? "");
                return true;
            default:
                return false;
        }
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
        var (tableNo, place) = (_tables++, _place);
        foreach (var hidden in HtmlTable.Hidden(table))
        {
            notes?.Hidden(hidden.TextContent);
        }

        var nested = new List<Block>();
        var cells = new List<Cell>();
        foreach (var slot in HtmlTable.Place(table, limits))
        {
            _place = PlaceText.Of(tableNo, slot.Row, slot.Col);
            var first = _pictures.Count;
            var inside = Read(slot.Element);
            var text = string.Join('\n', inside.OfType<Paragraph>().Select(paragraph => paragraph.Text));
            cells.Add(new Cell(slot.Row, slot.Col, slot.RowSpan, slot.ColSpan, text));
            TellPictures(first, text.Length == 0 && !inside.Exists(block => block is Table));
            nested.AddRange(inside.OfType<Table>());
        }

        _place = place;
        _tableDepth--;
        var caption = table.Children.FirstOrDefault(child => TableParts.Of(child) == "caption");
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

    /// <summary>A picture may be the value of its cell where nothing else is in it, or where it says a number.</summary>
    private void TellPictures(int first, bool alone)
    {
        foreach (var says in _pictures.Skip(first).Where(says => alone || says.AsSpan().ContainsAnyInRange('0', '9')))
        {
            notes?.Unread(WarningKind.UnreadPicture, _place, says);
        }

        _pictures.RemoveRange(first, _pictures.Count - first);
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
