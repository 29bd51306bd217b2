using System.Globalization;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>The text being edited, of one or more lines, and the cursor in it. Moves by whole characters as people see them.</summary>
public sealed class LineBuffer
{
    public string Text { get; private set; } = string.Empty;

    /// <summary>UTF-16 units before the cursor.</summary>
    public int Cursor { get; private set; }

    private int LineStart => Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;

    private int LineEnd => Text.IndexOf('\n', Cursor) is var end and >= 0 ? end : Text.Length;

    /// <summary>Other text, the cursor behind it.</summary>
    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void MoveTo(int position) => Cursor = Math.Clamp(position, 0, Text.Length);

    public void Insert(string text) => Replace(Cursor, text);

    /// <summary>Puts text in place of what stands between a position and the cursor.</summary>
    public void Replace(int start, string text)
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(Cursor));
        Cursor = start + text.Length;
    }

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void Home() => Cursor = LineStart;

    public void End() => Cursor = LineEnd;

    public void WordLeft() => Cursor = WordBefore();

    public void WordRight()
    {
        while (Cursor < Text.Length && !IsWord(Text[Cursor]))
            Cursor++;
        while (Cursor < Text.Length && IsWord(Text[Cursor]))
            Cursor++;
    }

    public void Backspace() => Replace(Before(Cursor), string.Empty);

    public void Delete() => Remove(After(Cursor));

    public void KillToEnd() => Remove(LineEnd);

    public void KillToStart() => Replace(LineStart, string.Empty);

    public void KillWord() => Replace(WordBefore(), string.Empty);

    /// <returns>False where there is no line above.</returns>
    public bool Up()
    {
        var start = LineStart;
        if (start == 0)
            return false;
        var column = Cursor - start;
        Cursor = start - 1;
        Cursor = Whole(Math.Min(LineStart + column, Cursor));
        return true;
    }

    /// <returns>False where there is no line below.</returns>
    public bool Down()
    {
        var end = LineEnd;
        if (end == Text.Length)
            return false;
        var column = Cursor - LineStart;
        Cursor = end + 1;
        Cursor = Whole(Math.Min(Cursor + column, LineEnd));
        return true;
    }

    // Never between the halves of a character.
    private int Whole(int position) => position > 0 && position < Text.Length && char.IsLowSurrogate(Text[position]) ? position - 1 : position;

    private void Remove(int end) => Text = Text.Remove(Cursor, end - Cursor);

    private int After(int position) =>
        position >= Text.Length ? position : position + StringInfo.GetNextTextElementLength(Text, position);

    private int Before(int position)
    {
        var at = 0;
        while (After(at) < position)
            at = After(at);
        return position == 0 ? 0 : at;
    }

    private int WordBefore()
    {
        var at = Cursor;
        while (at > 0 && !IsWord(Text[at - 1]))
            at--;
        while (at > 0 && IsWord(Text[at - 1]))
            at--;
        return at;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_' || char.IsSurrogate(c);
}
