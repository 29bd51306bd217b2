using System.Text;

namespace PerfEval.Ingest.Grid;

/// <summary>
/// Puts lines of text together to paragraphs: a line that does not reach the right margin ends its paragraph, and an indented one begins the next.
/// </summary>
internal sealed class Paragraphs
{
    private readonly List<Block> _blocks;
    private readonly double _left;
    private readonly double _right;
    private readonly StringBuilder _text = new();
    private TextLine? _last;
    private int _page;
    private int _lastPage;

    /// <param name="blocks">Where paragraphs go, in reading order.</param>
    /// <param name="lines">All lines outside tables: their ends show the margins.</param>
    public Paragraphs(List<Block> blocks, IReadOnlyCollection<TextLine> lines)
    {
        _blocks = blocks;
        _left = lines.Count == 0 ? 0 : lines.Min(line => line.X0);
        _right = lines.Count == 0 ? 0 : lines.Max(line => line.X1);
    }

    public void Add(TextLine line, int page)
    {
        if (_last is { } last && !GoesOn(last, line, page))
        {
            End();
        }

        if (_last is { } before)
        {
            var between = CellText.Between(before, line, before.Width);
            _text.Append(between == " " ? " " : "");
        }
        else
        {
            _page = page;
        }

        _text.Append(line.Text);
        (_last, _lastPage) = (line, page);
    }

    /// <summary>Closes the paragraph, as before a table.</summary>
    public void End()
    {
        if (_last is not null)
        {
            _blocks.Add(new Paragraph(_text.ToString(), _page));
            _text.Clear();
            _last = null;
        }
    }

    private bool GoesOn(TextLine last, TextLine line, int page)
    {
        var pitch = line.Baseline - last.Baseline;
        return (page != _lastPage || (pitch > 0 && pitch < 2.6 * line.Size))
            && Math.Abs(last.Size - line.Size) < 0.15 * line.Size
            && line.X0 - _left < 1.2 * line.Size
            && CellText.IsFull(last, line, _right - last.X0);
    }
}
