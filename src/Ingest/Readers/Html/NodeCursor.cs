using AngleSharp.Dom;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// A place in a page's tree that moves without recursion. The tree's own NextSibling looks a node up among all its siblings, which takes
/// minutes in a table of many rows; the cursor knows where it is. The tree must not change meanwhile.
/// </summary>
internal sealed class NodeCursor(INode root)
{
    private readonly Stack<int> _ordinals = [];

    /// <summary>It stands at the root first and never leaves it.</summary>
    public INode Node { get; private set; } = root;

    public bool MoveToFirstChild()
    {
        if (Node.ChildNodes.Length == 0)
        {
            return false;
        }

        Node = Node.ChildNodes[0];
        _ordinals.Push(0);
        return true;
    }

    public bool MoveToNextSibling()
    {
        if (_ordinals.Count == 0 || Node.Parent is not { } parent || _ordinals.Peek() + 1 >= parent.ChildNodes.Length)
        {
            return false;
        }

        var ordinal = _ordinals.Pop() + 1;
        Node = parent.ChildNodes[ordinal];
        _ordinals.Push(ordinal);
        return true;
    }

    public bool MoveToParent()
    {
        if (_ordinals.Count == 0)
        {
            return false;
        }

        _ordinals.Pop();
        Node = Node.Parent!;
        return true;
    }
}
