using System.Globalization;
using System.Text;

namespace PerfEval.Worker.Export;

/// <summary>
/// RFC 4180 in UTF-8 with a byte order mark, so that Excel reads Chinese. NULL is an empty field, an empty text is "".
/// Text that a spreadsheet would run as a formula gets a leading apostrophe; numbers stay numbers.
/// </summary>
public sealed class CsvRowWriter : IRowWriter
{
    // Also wide and small ones, and the minus of mathematics.
    private const string Signs = "=+-@＝＋－＠﹦﹢﹣﹫−";

    public long Write(ResultRows rows, Stream target, CancellationToken ct)
    {
        using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 1 << 16, leaveOpen: true);
        text.NewLine = "\r\n";
        WriteLine(text, rows.Columns.Count, i => Quote(Neutralise(rows.Columns[i].Name)));
        var count = 0L;
        foreach (var row in rows.Rows)
        {
            ct.ThrowIfCancellationRequested();
            WriteLine(text, row.Length, i => Field(row[i]));
            count++;
        }

        return count;
    }

    private static void WriteLine(StreamWriter text, int fields, Func<int, string> field)
    {
        for (var i = 0; i < fields; i++)
        {
            if (i > 0)
                text.Write(',');
            text.Write(field(i));
        }

        text.WriteLine();
    }

    private static string Field(object? value) => value switch
    {
        null => string.Empty,
        string { Length: 0 } => "\"\"",
        string plain => Quote(Neutralise(plain)),
        _ => Quote(ValueText.Of(value)),
    };

    // Spreadsheets look past blanks and invisible characters, and take the wide signs of Chinese keyboards for the narrow ones.
    private static string Neutralise(string text)
    {
        var first = 0;
        while (first < text.Length && IsLookedPast(text[first]))
            first++;
        return (first > 0 && text[..first].AsSpan().IndexOfAnyInRange('\0', '\x1F') >= 0)
            || (first < text.Length && Signs.Contains(text[first], StringComparison.Ordinal) && !IsPlainNumber(text.AsSpan(first)))
            ? "'" + text : text;
    }

    private static bool IsLookedPast(char c) => char.IsControl(c) || char.IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool IsPlainNumber(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
