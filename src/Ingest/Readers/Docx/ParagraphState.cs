using System.Text;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>A paragraph while its runs are read; used again for the next one.</summary>
internal sealed class ParagraphState
{
    private string _text = "";
    private StringBuilder? _pieces;

    public BlockSink Boxes { get; } = new();

    public bool MarkDeleted { get; set; }

    /// <summary>Adds to the text; the only piece of a text is the text itself.</summary>
    public void Append(string piece)
    {
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
    public string Text() => _pieces is { Length: > 0 } ? _pieces.ToString() : _text;

    public void Clear()
    {
        _text = "";
        _pieces?.Clear();
        MarkDeleted = false;
    }
}
