using System.Globalization;

namespace PerfEval.Ingest.Pages.Sources.Ofd;

/// <summary>Numbers as OFD writes them, separated by white space, in millimetres.</summary>
internal static class OfdNumbers
{
    /// <summary>A kilometre: nothing on a page lies further out, and sums of what passes stay exact enough.</summary>
    private const double Farthest = 1_000_000;

    /// <summary>Null for what is no number, not finite, or lies beyond any page.</summary>
    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= Farthest ? value : null;

    /// <summary>Exactly this many numbers; null for anything else.</summary>
    public static double[]? Array(string? text, int count)
    {
        var parts = Parts(text);
        if (parts.Length != count)
        {
            return null;
        }

        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            if (Number(parts[i]) is not { } value)
            {
                return null;
            }

            numbers[i] = value;
        }

        return numbers;
    }

    /// <summary>
    /// Steps from character to character, at most <paramref name="most"/>: numbers, or <c>g n v</c> for n times v. What a file says beyond
    /// its text is never unrolled. Null where something else stands there.
    /// </summary>
    public static List<double>? Steps(string text, int most)
    {
        var parts = Parts(text);
        var steps = new List<double>();
        for (var at = 0; at < parts.Length && steps.Count < most; at++)
        {
            var times = 1;
            if (parts[at] is "g" or "G")
            {
                if (at + 2 >= parts.Length || !int.TryParse(parts[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out times))
                {
                    return null;
                }

                at += 2;
            }

            if (Number(parts[at]) is not { } step)
            {
                return null;
            }

            steps.AddRange(Enumerable.Repeat(step, Math.Min(times, most - steps.Count)));
        }

        return steps;
    }

    public static string[] Parts(string? text) => (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
