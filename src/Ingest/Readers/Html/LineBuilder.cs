using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// Puts text together as browsers print it: runs of white space are one space and none at a line's edge; U+00A0 is text and stays.
/// </summary>
internal sealed class LineBuilder
{
    private readonly StringBuilder _text = new();
    private bool _spacePending;
    private bool _raised;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Text above or below the line, in characters of that kind.</summary>
    public void AppendRaised(string text)
    {
        _raised = true;
        Append(RaisedText.Of(text), preformatted: false);
    }

    public void Append(string text, bool preformatted)
    {
        foreach (var c in text)
        {
            if (preformatted && c != '\r')
            {
                Flush();
                _text.Append(c);
            }
            else if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                _spacePending = true;
            }
            else
            {
                Flush();
                _text.Append(c);
            }
        }
    }

    public void Break()
    {
        _spacePending = false;
        _text.Append('\n');
    }

    /// <summary>The text so far; starts anew. One line break at the end prints nothing and is dropped.</summary>
    public string Take()
    {
        if (_text.Length > 0 && _text[^1] == '\n')
        {
            _text.Length--;
        }

        var text = _raised ? RaisedText.LoweredIfWhole(_text.ToString()) : _text.ToString();
        _text.Clear();
        (_spacePending, _raised) = (false, false);
        return text;
    }

    private void Flush()
    {
        if (_spacePending && _text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append(' ');
        }

        _spacePending = false;
    }
}
