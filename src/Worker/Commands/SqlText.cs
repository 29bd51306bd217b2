using System.Text.RegularExpressions;

namespace PerfEval.Worker.Commands;

/// <summary>What can be told of SQL text without running it.</summary>
public static partial class SqlText
{
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

    // In order: white space and comments, quoted text ('' doubles the quote, E'' takes backslashes), names, dollar quotes, anything else.
    [GeneratedRegex(
        """
        (?<blank> \s+ | --[^\n]* | /\*.*?(\*/|\z) )
        | [eE]'(?:[^'\\]|\\.|'')*('|\z)
        | '(?:[^']|'')*('|\z)
        | "(?:[^"]|"")*("|\z)
        | (?<tag>\$[A-Za-z_]*\$).*?(\k<tag>|\z)
        | .
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
