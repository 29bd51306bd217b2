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
    private double _lastSize = double.NaN;
    private int _lastStart;
    private bool _lastIsMark;

    public bool IsEmpty => _text.Length == 0;

    /// <summary>Text above or below the line, in characters of that kind.</summary>
    public void AppendRaised(string text)
    {
        _raised = true;
        Append(RaisedText.Of(text), preformatted: false);
    }

    /// <summary>Text of a size. Figures that are clearly smaller than those beside them are a note mark: they are set as raised ones are.</summary>
    /// <param name="size">Pixels; not a number where it is not known.</param>
    public void Append(string text, bool preformatted, double size)
    {
        var isMark = false;
        if (!_spacePending && _text.Length > 0 && RaisedText.RunsOn(_text[^1], text))
        {
            isMark = size <= (_lastIsMark ? _lastSize : _lastSize * RaisedText.MarkSize);
            if (!_lastIsMark && _lastSize <= size * RaisedText.MarkSize && _text.ToString(_lastStart, _text.Length - _lastStart) is var last
                && RaisedText.IsMark(last))
            {
                _raised = true;
                _text.Length = _lastStart;
                _text.Append(RaisedText.Of(last));
            }
        }

        var start = _text.Length;
        _raised |= isMark;
        Append(isMark ? RaisedText.MarkBehind(text) : text, preformatted);
        if (_text.Length > start)
        {
            (_lastStart, _lastSize, _lastIsMark) = (start, size, isMark);
        }
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

        (_lastSize, _lastIsMark) = (double.NaN, false);
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
        (_spacePending, _raised, _lastSize, _lastStart) = (false, false, double.NaN, 0);
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
