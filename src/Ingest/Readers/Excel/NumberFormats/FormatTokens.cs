namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

/// <summary>Cuts the code of one section of a number format into tokens.</summary>
internal static class FormatTokens
{
    private static readonly string[] s_halfDays = ["上午/下午", "AM/PM", "A/P"];

    private static readonly string[] s_generals = ["General", "G/通用格式"];

    public static List<FormatToken> Read(string section)
    {
        var tokens = new List<FormatToken>();
        for (var at = 0; at < section.Length;)
        {
            var (token, length) = Next(section, at);
            if (token is { } found)
            {
                tokens.Add(found);
            }

            at += length;
        }

        return tokens;
    }

    private static (FormatToken? Token, int Length) Next(string section, int at)
    {
        var c = section[at];
        switch (c)
        {
            case '"':
                var close = section.IndexOf('"', at + 1);
                var end = close < 0 ? section.Length : close;
                return (Literal(section[(at + 1)..end]), end + 1 - at);
            case '\\' or '!':
                return (Literal(section[Math.Min(at + 1, section.Length)..Math.Min(at + 2, section.Length)]), 2);
            // A gap as wide as the next character, and a character that fills the cell: space in print, nothing in the text.
            case '_' or '*':
                return (null, 2);
            case '[':
                var bracket = section.IndexOf(']', at + 1);
                return bracket < 0 ? (Literal("["), 1) : (Bracket(section[(at + 1)..bracket]), bracket + 1 - at);
            case '0' or '#' or '?':
                return (new FormatToken(FormatTokenKind.Digit, c.ToString()), 1);
            case '.':
                return (new FormatToken(FormatTokenKind.Point, "."), 1);
            case ',':
                return (new FormatToken(FormatTokenKind.Comma, ","), 1);
            case '%':
                return (new FormatToken(FormatTokenKind.Percent, "%"), 1);
            case '@':
                return (new FormatToken(FormatTokenKind.Text, "@"), 1);
        }

        if (Starts(section, at, s_generals) is { } general)
        {
            return (new FormatToken(FormatTokenKind.General, general), general.Length);
        }

        if (Starts(section, at, s_halfDays) is { } halfDay)
        {
            return (new FormatToken(FormatTokenKind.HalfDay, halfDay), halfDay.Length);
        }

        if (c is 'E' or 'e' && at + 1 < section.Length && section[at + 1] is '+' or '-')
        {
            return (new FormatToken(FormatTokenKind.Exponent, section[at + 1].ToString()), 2);
        }

        return Letters(section, at, char.ToLowerInvariant(c));
    }

    private static (FormatToken? Token, int Length) Letters(string section, int at, char letter)
    {
        var kind = letter is 'y' or 'm' or 'd' or 'h' or 's' ? FormatTokenKind.Date
            : letter is 'a' or 'g' or 'e' or 'b' ? FormatTokenKind.Unknown
            : FormatTokenKind.Literal;
        var length = 1;
        while (kind == FormatTokenKind.Date && at + length < section.Length && char.ToLowerInvariant(section[at + length]) == letter)
        {
            length++;
        }

        return (new FormatToken(kind, kind == FormatTokenKind.Date ? new string(letter, length) : section[at].ToString()), length);
    }

    private static FormatToken? Bracket(string inner)
    {
        if (inner.StartsWith('$'))
        {
            var dash = inner.IndexOf('-', StringComparison.Ordinal);
            return Literal(inner[1..(dash < 0 ? inner.Length : dash)]);
        }

        var letter = inner.Length > 0 ? char.ToLowerInvariant(inner[0]) : ' ';
        if (letter is 'h' or 'm' or 's' && inner.All(c => char.ToLowerInvariant(c) == letter))
        {
            return new FormatToken(FormatTokenKind.Elapsed, new string(letter, inner.Length));
        }

        // Colours and conditions print nothing.
        return inner.StartsWith("DBNum", StringComparison.OrdinalIgnoreCase) ? new FormatToken(FormatTokenKind.Unknown, inner) : null;
    }

    private static string? Starts(string section, int at, string[] words) =>
        Array.Find(words, word => string.Compare(section, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0);

    private static FormatToken Literal(string text) => new(FormatTokenKind.Literal, text);
}
