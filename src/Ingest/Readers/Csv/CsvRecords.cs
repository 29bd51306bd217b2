using System.Text;

namespace PerfEval.Ingest.Readers.Csv;

/// <summary>Cuts delimited text into records (RFC 4180: quotes around a cell, doubled inside it, line breaks within them).</summary>
internal static class CsvRecords
{
    private const int FewestCells = 3;
    private const int FewestRecords = 3;

    /// <summary>Titles above the records and notes below them that were written without the empty cells behind them.</summary>
    private const int MostLines = 5;

    private static readonly char[] s_delimiters = [',', '\t', ';'];

    /// <summary>Records with the same number of cells each, and the lines of one text around them; null where the text is no clear table.</summary>
    public static List<List<string>>? Of(string text)
    {
        var head = Head(text);
        foreach (var delimiter in s_delimiters)
        {
            // Most texts fail here, without being cut.
            if (text.AsSpan(0, head).Contains(delimiter) && Cut(text, delimiter) is { } records && records.Count(record => record.Count > 1) >= FewestRecords)
            {
                return records;
            }
        }

        return null;
    }

    /// <summary>The end of the line by which the first record must have come; 0 for a text of one line.</summary>
    private static int Head(string text)
    {
        var end = 0;
        for (var line = 0; line <= MostLines && text.IndexOf('\n', end) is var at and >= 0; line++)
        {
            end = at + 1;
        }

        return end;
    }

    private static List<List<string>>? Cut(string text, char delimiter)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
        var (cells, lines) = (0, 0);
        var cell = new StringBuilder();
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] == '"' && cell.Length == 0)
            {
                at = Quoted(text, at + 1, cell);
                // Behind the closing quote the cell is over.
                if (at < 0 || (at < text.Length && text[at] != delimiter && text[at] != '\n'))
                {
                    return null;
                }
            }

            if (at < text.Length && text[at] != delimiter && text[at] != '\n')
            {
                cell.Append(text[at]);
                continue;
            }

            record.Add(Shown(cell));
            cell.Clear();
            if (at < text.Length && text[at] == delimiter)
            {
                continue;
            }

            // The last line's end is not one more record.
            if (at == text.Length && record is [""])
            {
                break;
            }

            if (record.Count == 1)
            {
                if (++lines > MostLines)
                {
                    return null;
                }
            }
            else if (record.Count < FewestCells || (cells > 0 && (cells != record.Count || lines > 0)))
            {
                // A line of one text between records parts two tables, and nobody can tell what they have in common.
                return null;
            }
            else
            {
                (cells, lines) = (record.Count, 0);
            }

            records.Add(record);
            record = [];
        }

        return records;
    }

    // ="007": a formula of nothing but a text, by which programs keep others from taking it for a number.
    private static string Shown(StringBuilder cell)
    {
        var text = cell.ToString();
        return text is ['=', '"', .. var inner, '"'] && !inner.Contains('"', StringComparison.Ordinal) ? inner : text;
    }

    /// <summary>The place behind the closing quote; negative where there is none.</summary>
    private static int Quoted(string text, int at, StringBuilder cell)
    {
        while (true)
        {
            var quote = text.IndexOf('"', at);
            if (quote < 0)
            {
                return -1;
            }

            cell.Append(text, at, quote - at);
            if (quote + 1 == text.Length || text[quote + 1] != '"')
            {
                return quote + 1;
            }

            cell.Append('"');
            at = quote + 2;
        }
    }
}
