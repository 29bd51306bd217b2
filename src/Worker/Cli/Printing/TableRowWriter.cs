using System.Text;
using PerfEval.Ingest.Text;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>
/// Columns aligned by display width. On a terminal (width known) columns shrink and wrap to fit, and rows that cannot fit are printed
/// field by field; elsewhere every row is one line. Nothing is ever cut.
/// </summary>
/// <param name="terminalColumns">Width of the terminal, null when the output is a file or a pipe.</param>
public sealed class TableRowWriter(CharacterWidth width, int? terminalColumns) : IRowWriter
{
    /// <summary>Rows looked at to settle the widths; later rows that are wider push their line out or wrap.</summary>
    private const int SampleRows = 2000;

    private const string Gap = "  ";

    public long Write(ResultRows rows, Stream target, CancellationToken ct)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(false), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        using var lines = rows.Rows.Select(row => Texts(row)).GetEnumerator();
        var sample = new List<string[]>();
        while (sample.Count < SampleRows && lines.MoveNext())
            sample.Add(lines.Current);

        var names = rows.Columns.Select(c => Printable(c.Name)).ToArray();
        var natural = names.Select((name, i) => sample.Select(row => WidestLine(row[i])).Append(width.Of(name)).Max()).ToArray();
        var widths = ColumnLayout.Fit(natural, Gap.Length, terminalColumns);
        // Nothing stands behind the last column of a line that does not end where a screen does.
        if (terminalColumns is null && widths is { Length: > 0 } && rows.Columns[^1].Kind != ColumnKind.Number)
            widths[^1] = width.Of(names[^1]);
        if (widths is null)
            return WriteRecords(text, names, sample, lines, ct);

        var right = rows.Columns.Select(c => c.Kind == ColumnKind.Number).ToArray();
        WriteRow(text, names, widths, right);
        WriteRow(text, [.. widths.Select(w => new string('-', w))], widths, right);
        return Each(sample, lines, row => WriteRow(text, row, widths, right), ct);
    }

    private static long Each(List<string[]> sample, IEnumerator<string[]> rest, Action<string[]> write, CancellationToken ct)
    {
        var count = 0L;
        foreach (var row in sample)
        {
            write(row);
            count++;
        }

        while (rest.MoveNext())
        {
            ct.ThrowIfCancellationRequested();
            write(rest.Current);
            count++;
        }

        return count;
    }

    private void WriteRow(StreamWriter text, string[] cells, int[] widths, bool[] right)
    {
        var wrapped = new IReadOnlyList<string>[cells.Length];
        for (var i = 0; i < cells.Length; i++)
            wrapped[i] = terminalColumns is null ? [cells[i]] : LineWrap.Wrap(cells[i], widths[i], width);

        var height = wrapped.Length == 0 ? 0 : wrapped.Max(lines => lines.Count);
        var line = new StringBuilder();
        for (var y = 0; y < height; y++)
        {
            line.Clear();
            for (var i = 0; i < cells.Length; i++)
            {
                if (i > 0)
                    line.Append(Gap);
                var part = y < wrapped[i].Count ? wrapped[i][y] : string.Empty;
                var padding = Math.Max(0, widths[i] - width.Of(part));
                line.Append(' ', right[i] ? padding : 0).Append(part).Append(' ', right[i] ? 0 : padding);
            }

            text.WriteLine(line.ToString().TrimEnd(' '));
        }
    }

    /// <summary>One line a field: what is left when even narrow columns do not fit the terminal.</summary>
    private long WriteRecords(
        StreamWriter text, string[] names, List<string[]> sample, IEnumerator<string[]> rest, CancellationToken ct)
    {
        var nameWidth = names.Max(width.Of);
        var valueWidth = Math.Max(ColumnLayout.Narrowest, terminalColumns!.Value - nameWidth - Gap.Length);
        var number = 0L;
        return Each(sample, rest, WriteRecord, ct);

        void WriteRecord(string[] row)
        {
            text.WriteLine($"[{++number}]");
            for (var i = 0; i < row.Length; i++)
                WriteRow(text, [names[i], row[i]], [nameWidth, valueWidth], [false, false]);
        }
    }

    private string[] Texts(object?[] row)
    {
        var texts = new string[row.Length];
        for (var i = 0; i < row.Length; i++)
        {
            texts[i] = row[i] switch
            {
                null => string.Empty,
                // NULL and empty text must not look alike.
                string { Length: 0 } => "''",
                var value => Printable(ValueText.Of(value)),
            };
        }

        return texts;
    }

    private string Printable(string text) => PrintableText.Of(text, keepLines: terminalColumns is not null);

    private int WidestLine(string text) => text.Contains('\n') ? text.Split('\n').Max(width.Of) : width.Of(text);
}
