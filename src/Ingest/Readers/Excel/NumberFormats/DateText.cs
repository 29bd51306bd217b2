using System.Globalization;
using System.Text;

namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

/// <summary>Prints a serial number (days since the end of 1899, or since 1904) as date, time or duration.</summary>
internal static class DateText
{
    private const int DaysTo1904 = 1462;
    private const double DayThatNeverWas = 60;
    private const double LastDay = 2958466;

    /// <returns>Null for a serial number that is no date from 1900 to 9999.</returns>
    public static string? Print(IReadOnlyList<FormatToken> tokens, double serial, bool from1904)
    {
        var isDuration = tokens.Any(token => token.Kind == FormatTokenKind.Elapsed);
        serial += from1904 && !isDuration ? DaysTo1904 : 0;
        if (Math.Abs(serial) >= LastDay || (serial < 0 && !isDuration))
        {
            return null;
        }

        // Sub-second parts are rounded away unless the format prints them, as 12:59:59.9999 is a calculated 13:00.
        var fraction = Fraction(tokens);
        var unit = Math.Pow(10, -fraction);
        var seconds = Math.Round(Math.Abs(serial) * 86400 / unit, MidpointRounding.AwayFromZero) * unit;
        // Excel counts a 29 February 1900 that never was, so earlier days lie one later.
        var day = new DateTime(1899, 12, 30).AddDays(Math.Floor(seconds / 86400) + (serial < DayThatNeverWas ? 1 : 0));
        var halfDay = tokens.Any(token => token.Kind == FormatTokenKind.HalfDay);
        var text = new StringBuilder(serial < 0 ? "-" : "");
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            text.Append(token.Kind switch
            {
                FormatTokenKind.Date => Part(token.Text, day, seconds, halfDay, token.Text[0] == 'm' && IsMinute(tokens, at)),
                FormatTokenKind.Elapsed => Elapsed(token.Text, seconds),
                FormatTokenKind.HalfDay => HalfDay(token.Text, seconds % 86400 >= 43200),
                FormatTokenKind.Digit => "",
                FormatTokenKind.Point when fraction > 0 =>
                    Math.Round(seconds % 1, fraction).ToString("." + new string('0', fraction), CultureInfo.InvariantCulture),
                FormatTokenKind.Text => "",
                _ => token.Text,
            });
        }

        return text.ToString();
    }

    private static int Fraction(IReadOnlyList<FormatToken> tokens)
    {
        var point = tokens.Index().FirstOrDefault(token => token.Item.Kind == FormatTokenKind.Point, (-1, default)).Index;
        return point < 0 ? 0 : Math.Min(3, tokens.Skip(point + 1).TakeWhile(token => token.Kind == FormatTokenKind.Digit).Count());
    }

    // m after hours or before seconds is minutes, otherwise it is the month.
    private static bool IsMinute(IReadOnlyList<FormatToken> tokens, int at) =>
        tokens.Take(at).LastOrDefault(IsPart).Text is { } before && before[0] == 'h'
        || tokens.Skip(at + 1).FirstOrDefault(IsPart).Text is { } after && after[0] == 's';

    private static bool IsPart(FormatToken token) => token.Kind is FormatTokenKind.Date or FormatTokenKind.Elapsed;

    private static string Part(string letters, DateTime day, double seconds, bool halfDay, bool minute)
    {
        var time = seconds % 86400;
        var hour = (int)(time / 3600);
        return letters[0] switch
        {
            'y' => letters.Length <= 2 ? Padded(day.Year % 100, 2) : Padded(day.Year, 4),
            'm' when minute => Padded((int)(time / 60) % 60, letters.Length),
            'm' => letters.Length switch
            {
                <= 2 => Padded(day.Month, letters.Length),
                3 => day.ToString("MMM", CultureInfo.InvariantCulture),
                4 => day.ToString("MMMM", CultureInfo.InvariantCulture),
                _ => day.ToString("MMM", CultureInfo.InvariantCulture)[..1],
            },
            'd' => letters.Length switch
            {
                <= 2 => Padded(day.Day, letters.Length),
                3 => day.ToString("ddd", CultureInfo.InvariantCulture),
                _ => day.ToString("dddd", CultureInfo.InvariantCulture),
            },
            'h' => Padded(halfDay ? ((hour + 11) % 12) + 1 : hour, letters.Length),
            _ => Padded((int)time % 60, letters.Length),
        };
    }

    private static string Elapsed(string letters, double seconds) =>
        Padded((long)(seconds / (letters[0] switch { 'h' => 3600, 'm' => 60, _ => 1 })), letters.Length);

    private static string HalfDay(string words, bool afternoon) => words.Split('/')[afternoon ? 1 : 0];

    private static string Padded(long value, int digits) => value.ToString("D" + Math.Min(digits, 4), CultureInfo.InvariantCulture);
}
