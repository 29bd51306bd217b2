using System.Globalization;
using System.Text;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Cli.Shell;

namespace PerfEval.Worker.Tests.Cli.Shell;

/// <summary>A terminal that draws double-width characters in two columns and knows the escapes that the line editor uses.</summary>
internal sealed class VirtualScreen(int columns = 40, int rows = 24) : IScreen
{
    private readonly CharacterWidth _width = new(ambiguousIsWide: false);
    private readonly List<string[]> _cells = [new string[columns]];

    public int Columns => columns;

    public int Rows => rows;

    public int Row { get; private set; }

    public int Column { get; private set; }

    /// <summary>The lines without what is blank at their end.</summary>
    public string[] Lines => [.. _cells.Select(line => string.Concat(line.Select(c => c ?? " ")).TrimEnd())];

    public void Write(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\x1b':
                    i = Escape(text, i + 2);
                    break;
                case '\r':
                    Column = 0;
                    break;
                case '\n':
                    if (++Row == _cells.Count)
                        _cells.Add(new string[columns]);
                    break;
                case '\a':
                    break;
                default:
                    Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                    Put(rune);
                    i += length - 1;
                    break;
            }
        }
    }

    private void Put(Rune rune)
    {
        var width = _width.Of(rune);
        Assert.True(Column + width <= columns, $"{rune} does not fit behind column {Column}");
        _cells[Row][Column] = rune.ToString();
        if (width == 2)
            _cells[Row][Column + 1] = string.Empty;
        Column += width;
    }

    // Behind ESC [: a number and a letter.
    private int Escape(string text, int at)
    {
        var end = at;
        while (!char.IsLetter(text[end]))
            end++;
        var count = end == at ? 1 : int.Parse(text.AsSpan(at, end - at), CultureInfo.InvariantCulture);
        switch (text[end])
        {
            case 'A':
                Row -= count;
                break;
            case 'C':
                Column += count;
                break;
            case 'H':
                (Row, Column) = (0, 0);
                break;
            case 'J' when count == 2:
                _cells.Clear();
                _cells.Add(new string[columns]);
                break;
            case 'J':
                Array.Clear(_cells[Row], Column, columns - Column);
                _cells.RemoveRange(Row + 1, _cells.Count - Row - 1);
                break;
            default:
                throw new InvalidOperationException($"The screen does not know ESC [{text[end]}.");
        }

        return end;
    }
}
