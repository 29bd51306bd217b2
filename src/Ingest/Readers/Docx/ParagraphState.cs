using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>A paragraph while its runs are read; used again for the next one.</summary>
internal sealed class ParagraphState
{
    private string _text = "";
    private StringBuilder? _pieces;
    private bool _raised;
    private int _lastLength;

    public BlockSink Boxes { get; } = new();

    public bool MarkDeleted { get; set; }

    public string? Style { get; set; }

    /// <summary>A colour stands behind the paragraph.</summary>
    public bool Shaded { get; set; }

    /// <summary>The look of the run whose piece was added last.</summary>
    public RunLook LastLook { get; private set; }

    /// <summary>What was added last is the mark of a note by its size.</summary>
    public bool LastIsMark { get; set; }

    private string Last => _pieces is { Length: > 0 } ? _pieces.ToString(_pieces.Length - _lastLength, _lastLength) : _text;

    /// <summary>Whether a piece carries on the figures before it, so that its size tells whether it is a note mark.</summary>
    public bool RunsOn(string piece) =>
        _lastLength > 0 && piece.Length > 0 && RaisedText.RunsOn(_pieces is { Length: > 0 } ? _pieces[^1] : _text[^1], piece);

    /// <summary>The piece added last stands raised after all, where it is no more than the number of a note.</summary>
    public void RaiseLast()
    {
        if (!RaisedText.IsMark(Last))
        {
            return;
        }

        var raised = RaisedText.Of(Last);
        _raised = true;
        if (_pieces is { Length: > 0 })
        {
            _pieces.Length -= _lastLength;
            _pieces.Append(raised);
        }
        else
        {
            _text = raised;
        }
    }

    /// <summary>Adds to the text; the only piece of a text is the text itself.</summary>
    /// <param name="raised">It stands above or below the line, in characters of that kind.</param>
    public void Append(string piece, bool raised, in RunLook look)
    {
        _raised |= raised;
        (_lastLength, LastLook) = (piece.Length > 0 ? piece.Length : _lastLength, piece.Length > 0 ? look : LastLook);
        if (_text.Length == 0)
        {
            _text = piece;
            return;
        }

        _pieces ??= new StringBuilder();
        if (_pieces.Length == 0)
        {
            _pieces.Append(_text);
        }

        _pieces.Append(piece);
    }

    /// <summary>The whole text.</summary>
    public string Text()
    {
        var text = _pieces is { Length: > 0 } ? _pieces.ToString() : _text;
        return _raised ? RaisedText.LoweredIfWhole(text) : text;
    }

    public void Clear()
    {
        _text = "";
        _pieces?.Clear();
        (MarkDeleted, Shaded, Style, _raised, _lastLength) = (false, false, null, false, 0);
    }
}
