using System.Text;

namespace PerfEval.Ingest.Readers.Csv;

/// <summary>Cuts delimited text into records (RFC 4180: quotes around a cell, doubled inside it, line breaks within them).</summary>
internal static class CsvRecords
{
    private const int FewestCells = 3;
    private const int FewestRecords = 3;

    private static readonly char[] s_delimiters = [',', '\t', ';'];

    /// <summary>Records with the same number of cells each; null where the text is no clear table.</summary>
    public static List<List<string>>? Of(string text)
    {
        var lineEnd = text.IndexOf('\n', StringComparison.Ordinal);
        if (lineEnd < 0)
        {
            return null;
        }

        foreach (var delimiter in s_delimiters)
        {
            // Most texts fail here, without being cut.
            if (text.AsSpan(0, lineEnd).Contains(delimiter) && Cut(text, delimiter) is { Count: >= FewestRecords } records)
            {
                return records;
            }
        }

        return null;
    }

    private static List<List<string>>? Cut(string text, char delimiter)
    {
        var records = new List<List<string>>();
        var record = new List<string>();
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

            record.Add(cell.ToString());
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

            if (record.Count < FewestCells || (records.Count > 0 && records[0].Count != record.Count))
            {
                return null;
            }

            records.Add(record);
            record = [];
        }

        return records;
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
