using System.Globalization;

namespace PerfEval.Ingest.Crawl.Sources;

/// <summary>Whether a text is a cron expression of five fields: minute, hour, day of month, month, day of week (0 and 7 are Sunday).</summary>
public static class Cron
{
    private static readonly (int From, int To)[] s_ranges = [(0, 59), (0, 23), (1, 31), (1, 12), (0, 7)];

    public static bool IsValid(string expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == s_ranges.Length && fields.Zip(s_ranges).All(field => field.First.Split(',').All(part => IsPart(part, field.Second)));
    }

    private static bool IsPart(string part, (int From, int To) range)
    {
        var step = part.Split('/');
        if (step.Length > 2 || (step.Length == 2 && !(Number(step[1]) is > 0 and var every && every <= range.To)))
        {
            return false;
        }

        if (step[0] == "*")
        {
            return true;
        }

        var ends = step[0].Split('-');
        return ends.Length <= 2 && ends.All(end => Number(end) is { } value && value >= range.From && value <= range.To) && Number(ends[0]) <= Number(ends[^1]);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
