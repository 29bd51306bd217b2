using System.Globalization;
using System.Text;
using PerfEval.Worker.Cli.Printing;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>Edits one entry of one or more lines on a terminal.</summary>
/// <param name="isComplete">Whether Enter ends the entry; else it starts a new line.</param>
public sealed class LineEditor(
    IKeySource keys, IScreen screen, CharacterWidth width, History history, ICompleter completer, Func<string, bool> isComplete)
{
    private const int ListedCandidates = 80;
    private const string ToLineStartAndClear = "\r\x1b[J";

    private readonly LineBuffer _buffer = new();
    private string _prompt = string.Empty;
    private string _continuation = string.Empty;

    /// <summary>Row of the cursor below the first row drawn.</summary>
    private int _row;

    /// <summary>Position in the history; its length stands for the entry being written, which is kept here meanwhile.</summary>
    private int _at;
    private string _draft = string.Empty;

    /// <summary>The next entry, or null at the end of input. Ctrl-C gives an empty one.</summary>
    public string? Read(string prompt, string continuation)
    {
        (_prompt, _continuation) = (prompt, continuation);
        (_row, _at, _draft) = (0, history.Entries.Count, string.Empty);
        _buffer.Set(string.Empty);
        Draw();
        while (true)
        {
            var key = keys.Read();
            switch (key.Kind)
            {
                case KeyKind.Enter when string.IsNullOrWhiteSpace(_buffer.Text) || isComplete(_buffer.Text):
                    Leave(string.Empty);
                    history.Add(_buffer.Text.Trim());
                    return _buffer.Text;
                case KeyKind.Cancel:
                    Leave("^C");
                    return string.Empty;
                case KeyKind.EndOfInput when _buffer.Text.Length == 0:
                    Leave(string.Empty);
                    return null;
                case KeyKind.Tab:
                    CompleteWord();
                    break;
                case KeyKind.ClearScreen:
                    screen.Write("\x1b[H\x1b[2J");
                    _row = 0;
                    break;
                default:
                    Edit(key);
                    break;
            }

            Draw();
        }
    }

    private void Edit(Key key)
    {
        switch (key.Kind)
        {
            case KeyKind.Text:
                _buffer.Insert(key.Text);
                break;
            case KeyKind.Enter:
                _buffer.Insert("\n");
                break;
            case KeyKind.Backspace:
                _buffer.Backspace();
                break;
            case KeyKind.Delete or KeyKind.EndOfInput:
                _buffer.Delete();
                break;
            case KeyKind.Left:
                _buffer.Left();
                break;
            case KeyKind.Right:
                _buffer.Right();
                break;
            case KeyKind.WordLeft:
                _buffer.WordLeft();
                break;
            case KeyKind.WordRight:
                _buffer.WordRight();
                break;
            case KeyKind.Home:
                _buffer.Home();
                break;
            case KeyKind.End:
                _buffer.End();
                break;
            case KeyKind.KillToEnd:
                _buffer.KillToEnd();
                break;
            case KeyKind.KillToStart:
                _buffer.KillToStart();
                break;
            case KeyKind.KillWord:
                _buffer.KillWord();
                break;
            case KeyKind.Up when !_buffer.Up():
                Recall(_at - 1);
                break;
            case KeyKind.Down when !_buffer.Down():
                Recall(_at + 1);
                break;
        }
    }

    private void Recall(int entry)
    {
        if (entry < 0 || entry > history.Entries.Count)
            return;
        if (_at == history.Entries.Count)
            _draft = _buffer.Text;
        _at = entry;
        _buffer.Set(entry == history.Entries.Count ? _draft : history.Entries[entry]);
    }

    private void CompleteWord()
    {
        var completion = completer.Complete(_buffer.Text, _buffer.Cursor);
        if (completion.Candidates.Count == 0)
        {
            screen.Write("\a");
            return;
        }

        if (completion.Candidates is [var only])
        {
            _buffer.Replace(completion.Start, only.EndsWith('(') ? only : only + " ");
            return;
        }

        var common = completion.CommonPrefix();
        if (common.Length > _buffer.Cursor - completion.Start)
            _buffer.Replace(completion.Start, common);
        else
            List(completion.Candidates);
    }

    /// <summary>Prints the candidates below the entry, which is then drawn again under them.</summary>
    private void List(IReadOnlyList<string> candidates)
    {
        Leave(string.Empty);
        var listed = candidates.Take(ListedCandidates).ToList();
        var cell = Math.Min(screen.Columns, listed.Max(width.Of) + 2);
        var perLine = Math.Max(1, screen.Columns / cell);
        var text = new StringBuilder();
        foreach (var line in listed.Chunk(perLine))
            text.Append(string.Concat(line.Select(c => c + new string(' ', Math.Max(0, cell - width.Of(c))))).TrimEnd()).Append("\r\n");
        if (candidates.Count > listed.Count)
            text.Append(CultureInfo.InvariantCulture, $"… 还有 {candidates.Count - listed.Count} 个 more\r\n");
        screen.Write(text.ToString());
    }

    /// <summary>Puts the cursor on the row below the entry.</summary>
    private void Leave(string mark)
    {
        var cursor = _buffer.Cursor;
        _buffer.MoveTo(_buffer.Text.Length);
        Draw();
        _buffer.MoveTo(cursor);
        screen.Write(mark + "\r\n");
        _row = 0;
    }

    private void Draw()
    {
        var layout = LineLayout.Of(_prompt, _continuation, _buffer, screen.Columns, width);
        // An entry longer than the screen is seen through a window around its cursor.
        var top = Math.Clamp(layout.CursorRow - screen.Rows + 1, 0, Math.Max(0, layout.Rows.Count - screen.Rows));
        var shown = layout.Rows.Skip(top).Take(screen.Rows).ToList();
        var text = new StringBuilder();
        if (_row > 0)
            text.Append(CultureInfo.InvariantCulture, $"\x1b[{_row}A");
        text.Append(ToLineStartAndClear).AppendJoin("\r\n", shown);
        _row = layout.CursorRow - top;
        if (shown.Count - 1 - _row is var up and > 0)
            text.Append(CultureInfo.InvariantCulture, $"\x1b[{up}A");
        text.Append('\r');
        if (layout.CursorColumn > 0)
            text.Append(CultureInfo.InvariantCulture, $"\x1b[{layout.CursorColumn}C");
        screen.Write(text.ToString());
    }
}
