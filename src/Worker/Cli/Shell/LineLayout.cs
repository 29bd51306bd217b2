using System.Globalization;
using System.Text;
using PerfEval.Worker.Cli.Printing;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>Edited text as rows of a terminal, and where the cursor stands among them.</summary>
/// <param name="CursorColumn">Display columns left of the cursor; less than the width of the terminal.</param>
public sealed record LineLayout(IReadOnlyList<string> Rows, int CursorRow, int CursorColumn)
{
    /// <summary>Breaks lines at the terminal's width. A row that is full goes on in the next one, where the cursor then stands.</summary>
    /// <param name="prompt">In front of the first line.</param>
    /// <param name="continuation">In front of every further line.</param>
    public static LineLayout Of(string prompt, string continuation, LineBuffer buffer, int columns, CharacterWidth width)
    {
        var rows = new List<string>();
        var row = new StringBuilder(prompt);
        var column = width.Of(prompt);
        var (cursorRow, cursorColumn) = (0, column);
        var elements = StringInfo.GetTextElementEnumerator(buffer.Text);
        while (elements.MoveNext())
        {
            if (elements.ElementIndex == buffer.Cursor)
                (cursorRow, cursorColumn) = (rows.Count, column);
            var element = elements.GetTextElement();
            if (element is "\n" or "\r\n")
            {
                Break(continuation);
                continue;
            }

            var elementWidth = width.Of(element);
            // A double-width character never sits on the edge: the terminal would wrap it by itself.
            if (column + elementWidth > columns)
            {
                Break(string.Empty);
                if (elements.ElementIndex == buffer.Cursor)
                    (cursorRow, cursorColumn) = (rows.Count, column);
            }

            row.Append(element);
            column += elementWidth;
            if (column >= columns)
                Break(string.Empty);
        }

        if (buffer.Cursor >= buffer.Text.Length)
            (cursorRow, cursorColumn) = (rows.Count, column);
        rows.Add(row.ToString());
        return new LineLayout(rows, cursorRow, cursorColumn);

        void Break(string start)
        {
            rows.Add(row.ToString());
            row.Clear().Append(start);
            column = width.Of(start);
        }
    }
}
