using AngleSharp.Dom;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Html;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>
/// What every element of a page holds, counted in one pass: asking the tree itself walks all that is inside, again for each of a list's
/// anchors.
/// </summary>
internal sealed class PageOutline
{
    private readonly Dictionary<INode, Held> _held = new(ReferenceEqualityComparer.Instance);

    public PageOutline(INode root, WorkLimit work)
    {
        var cursor = new NodeCursor(root);
        var around = new Stack<Held>();
        while (true)
        {
            work.Step();
            around.Push(new Held());
            if (cursor.MoveToFirstChild())
            {
                continue;
            }

            Close(cursor.Node, around);
            while (!cursor.MoveToNextSibling())
            {
                if (!cursor.MoveToParent())
                {
                    return;
                }

                Close(cursor.Node, around);
            }
        }
    }

    /// <summary>Null for what is no element of the page.</summary>
    public Held? Of(IElement element) => _held.GetValueOrDefault(element);

    private void Close(INode node, Stack<Held> around)
    {
        var held = around.Pop();
        held.Nodes++;
        held.Characters += node is IText text ? text.Data.Length : 0;
        held.Note(node is IElement { LocalName: "a" } anchor ? anchor.GetAttribute("href") : null);
        if (node is IElement)
        {
            _held[node] = held;
        }

        if (around.TryPeek(out var parent))
        {
            parent.Take(held, node as IElement);
        }
    }

    /// <summary>What one element holds at any depth, itself included.</summary>
    internal sealed class Held
    {
        private string? _href;
        private Held? _last;

        public int Nodes { get; set; }

        /// <summary>Characters of its text content.</summary>
        public int Characters { get; set; }

        public bool HasLink => _href is not null;

        /// <summary>Whether its anchors lead to more than one place.</summary>
        public bool HasSeveralLinks { get; private set; }

        /// <summary>The element beside it.</summary>
        public IElement? Next { get; private set; }

        public void Note(string? href)
        {
            HasSeveralLinks |= href is not null && _href is not null && href != _href;
            _href ??= href;
        }

        public void Take(Held child, IElement? element)
        {
            Nodes += child.Nodes;
            Characters += child.Characters;
            HasSeveralLinks |= child.HasSeveralLinks;
            Note(child._href);
            if (element is null)
            {
                return;
            }

            if (_last is not null)
            {
                _last.Next = element;
            }

            _last = child;
        }
    }
}
