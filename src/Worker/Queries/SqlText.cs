using System.Text.RegularExpressions;

namespace PerfEval.Worker.Queries;

/// <summary>What can be told of SQL text without running it.</summary>
public static partial class SqlText
{
    private const string FullWidthSigns = "；，。“”‘’（）＝＜＞＊：、";

    /// <summary>Whether anything but white space and comments follows the first semicolon outside quotes and comments.</summary>
    public static bool HasSecondStatement(string sql)
    {
        var ended = false;
        foreach (Match part in Parts().Matches(sql))
        {
            if (part.Groups["blank"].Success)
                continue;
            if (part.ValueSpan is ";")
                ended = true;
            else if (ended)
                return true;
        }

        return false;
    }

    /// <summary>The statements of a text without their semicolons; what holds white space and comments only is none.</summary>
    public static IReadOnlyList<string> Statements(string sql)
    {
        var statements = new List<string>();
        var (start, blank) = (0, true);
        foreach (Match part in Parts().Matches(sql))
        {
            if (part.ValueSpan is ";")
            {
                if (!blank)
                    statements.Add(sql[start..part.Index].Trim());
                (start, blank) = (part.Index + 1, true);
            }
            else if (!part.Groups["blank"].Success)
            {
                blank = false;
            }
        }

        if (!blank)
            statements.Add(sql[start..].Trim());
        return statements;
    }

    /// <summary>The first full-width sign outside quotes and comments, which an input method puts in the place of ASCII's; null where there is none.</summary>
    /// <returns>The sign, and its line and place in the line, from 1.</returns>
    public static (char Sign, int Line, int Column)? FullWidth(string sql)
    {
        foreach (Match part in Parts().Matches(sql))
        {
            if (part.Length == 1 && FullWidthSigns.Contains(part.ValueSpan[0]))
            {
                var before = sql.AsSpan(0, part.Index);
                return (part.ValueSpan[0], before.Count('\n') + 1, part.Index - (before.LastIndexOf('\n') + 1) + 1);
            }
        }

        return null;
    }

    /// <summary>Whether the text can be run as it stands: its last statement ends in a semicolon outside quotes and comments.</summary>
    public static bool IsComplete(string sql)
    {
        var complete = false;
        foreach (Match part in Parts().Matches(sql))
        {
            if (part.ValueSpan.StartsWith("/*"))
                complete &= part.ValueSpan.EndsWith("*/");
            else if (!part.Groups["blank"].Success)
                complete = part.ValueSpan is ";" or "；";
        }

        return complete;
    }

    /// <summary>The text with every unquoted <paramref name="name"/> replaced.</summary>
    public static string Rename(string sql, string name, string replacement) =>
        Parts().Replace(sql, part => part.ValueSpan.SequenceEqual(name) ? replacement : part.Value);

    /// <summary>The unquoted words and quoted names of a text, without their quotes, in their order.</summary>
    public static IEnumerable<string> Names(string sql) => Parts().Matches(sql)
        .Where(part => part.Groups["name"].Success || part.ValueSpan is ['"', .., '"'])
        .Select(part => part.ValueSpan[0] == '"' ? part.Value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : part.Value);

    // In order: white space and comments, quoted text ('' doubles the quote, E'' takes backslashes), names, dollar quotes, anything else.
    [GeneratedRegex(
        """
        (?<blank> \s+ | --[^\n]* | /\*.*?(\*/|\z) )
        | [eE]'(?:[^'\\]|\\.|'')*('|\z)
        | '(?:[^']|'')*('|\z)
        | "(?:[^"]|"")*("|\z)
        | (?<tag>\$[A-Za-z_]*\$).*?(\k<tag>|\z)
        | (?<name>[\p{L}\p{N}_]+)
        | .
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
