using AngleSharp.Dom;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Amounts of every element of a page, counted in one pass without recursion: characters of text, those inside links, links, and
/// data tables. Which part of a page is its content is decided on these.
/// </summary>
internal sealed class PageMeasure
{
    internal sealed class Amounts
    {
        public int Text { get; set; }

        public int LinkText { get; set; }

        public int Links { get; set; }

        public int DataTables { get; set; }

        /// <summary>Tables at any depth inside, whatever they are for.</summary>
        public int Tables { get; set; }
    }

    private static readonly Amounts s_none = new();

    private readonly Dictionary<INode, Amounts> _amounts = new(ReferenceEqualityComparer.Instance);

    public PageMeasure(INode root, WorkLimit work)
    {
        var cursor = new NodeCursor(root);
        while (true)
        {
            work.Step();
            if (cursor.Node is IElement && !Visibility.IsHidden(cursor.Node) && cursor.MoveToFirstChild())
            {
                continue;
            }

            Close(cursor.Node);
            while (!cursor.MoveToNextSibling())
            {
                if (!cursor.MoveToParent())
                {
                    return;
                }

                Close(cursor.Node);
            }
        }
    }

    public Amounts Of(INode node) => _amounts.GetValueOrDefault(node) ?? s_none;

    /// <summary>Adds what a finished node amounts to onto its parent.</summary>
    private void Close(INode node)
    {
        if (Visibility.IsHidden(node) || node.Parent is not { } parent)
        {
            return;
        }

        var own = Own(node);
        if (!_amounts.TryGetValue(parent, out var sum))
        {
            _amounts[parent] = sum = new Amounts();
        }

        var isLink = node is IElement { LocalName: "a" };
        sum.Text += own.Text;
        sum.LinkText += isLink ? own.Text : own.LinkText;
        sum.Links += own.Links + (isLink ? 1 : 0);
        sum.DataTables += own.DataTables;
        sum.Tables += own.Tables;
    }

    private Amounts Own(INode node)
    {
        if (node is IText text)
        {
            return new Amounts { Text = text.Data.AsSpan().Trim().Length };
        }

        var own = Of(node);
        if (node is not IElement table || TableParts.Of(table) != "table")
        {
            return own;
        }

        if (HtmlTable.IsValueBox(table, this))
        {
            return own;
        }

        var isData = HtmlTable.IsData(table, this);
        return new Amounts
        {
            Text = own.Text,
            LinkText = own.LinkText,
            Links = own.Links,
            DataTables = own.DataTables + (isData ? 1 : 0),
            Tables = own.Tables + 1
        };
    }
}
