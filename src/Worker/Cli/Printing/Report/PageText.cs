using System.Text;
using PerfEval.Ingest.Text;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>Headings, lines and tables for a person: wrapped to the terminal, one line each in a file or a pipe.</summary>
/// <param name="full">Whether long texts are printed whole.</param>
public sealed class PageText(Terminal terminal, bool full)
{
    /// <summary>Longer texts are cut, and say so, unless the page is printed in full.</summary>
    private const int LongText = 120;

    private const int Narrowest = 10;

    public bool IsFull => full;

    /// <summary>How the program was called.</summary>
    public string Command => terminal.Command;

    public void Title(string text)
    {
        Line(text);
        Line(new string('=', Math.Min(terminal.Width.Of(text), terminal.Columns ?? int.MaxValue)));
    }

    public void Section(string title)
    {
        Line(string.Empty);
        Line($"## {title}");
    }

    /// <param name="indent">Display columns in front of every line of the text.</param>
    /// <param name="hanging">Further columns in front of all lines but the first.</param>
    public void Line(string text, int indent = 0, int hanging = 0)
    {
        var printable = PrintableText.Of(text, keepLines: terminal.Columns is not null);
        if (terminal.Columns is not { } columns)
        {
            Write(new string(' ', indent) + printable);
            return;
        }

        var first = true;
        foreach (var line in LineWrap.Wrap(printable, Math.Max(Narrowest, columns - indent - hanging), terminal.Width))
        {
            Write(new string(' ', line.Length == 0 ? 0 : first ? indent : indent + hanging) + line);
            first = false;
        }
    }

    /// <summary>A line where there is something to say.</summary>
    public void Note(string? text)
    {
        if (text is not null)
            Line(text, hanging: 6);
    }

    /// <summary>Columns that are empty in every row are left out; nothing is printed without rows.</summary>
    public void Table(IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0)
            return;
        var used = Enumerable.Range(0, columns.Count).Where(i => rows.Any(r => r[i] is not null and not "")).ToList();
        if (used.Count == 0)
            return;
        var kinds = used.Select(
            i => new OutputColumn(columns[i], rows.All(r => r[i] is null or "" or decimal or int or long or Marked) ? ColumnKind.Number : ColumnKind.Text))
            .ToList();
        new TableRowWriter(terminal.Width, terminal.Columns).Write(
            new ResultRows(kinds, rows.Select(r => used.Select(i => r[i] is "" ? null : r[i] is Marked m ? m.Text : r[i]).ToArray())), terminal.Out,
            CancellationToken.None);
    }

    /// <summary>The text, cut when it is long.</summary>
    public string? Shorten(string? text)
    {
        if (full || text is null || text.Length <= LongText)
            return text;
        var end = char.IsHighSurrogate(text[LongText - 1]) ? LongText - 1 : LongText;
        return $"{text[..end]}……（共 {text.Length} 字，全文见 --full）";
    }

    private void Write(string line) => terminal.Out.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
