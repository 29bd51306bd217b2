using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>A paragraph while its runs are read; used again for the next one.</summary>
internal sealed class ParagraphState
{
    private string _text = "";
    private StringBuilder? _pieces;
    private bool _raised;

    public BlockSink Boxes { get; } = new();

    public bool MarkDeleted { get; set; }

    public string? Style { get; set; }

    /// <summary>A colour stands behind the paragraph.</summary>
    public bool Shaded { get; set; }

    /// <summary>Adds to the text; the only piece of a text is the text itself.</summary>
    /// <param name="raised">It stands above or below the line, in characters of that kind.</param>
    public void Append(string piece, bool raised)
    {
        _raised |= raised;
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
        (MarkDeleted, Shaded, Style, _raised) = (false, false, null, false);
    }
}
