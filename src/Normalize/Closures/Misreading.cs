using System.Globalization;

namespace PerfEval.Normalize.Closures;

/// <summary>How a printed number is misread most often.</summary>
internal static class Misreading
{
    // What facts are stored with; more decimals are an artefact of a spreadsheet.
    private const int MostPlaces = 6;

    /// <summary>Those with one digit less.</summary>
    /// <param name="number">Below <see cref="Term.Limit"/>.</param>
    public static IEnumerable<decimal> Shortened(decimal number)
    {
        number = decimal.Round(number, MostPlaces);
        var places = (int)number.Scale;
        var digits = decimal.ToInt64(Math.Abs(number) * Power(places));
        for (long below = 1; below <= digits; below *= 10)
        {
            var rest = (digits / (below * 10) * below) + (digits % below);
            // A digit less behind the point moves those behind it up, one before the point those before it down.
            var shorter = rest / Power(below < Power(places) ? places - 1 : places);
            yield return number < 0 ? -shorter : shorter;
        }
    }

    /// <summary>Whether one number may be the other with one slip: the decimal point elsewhere, a digit more, less or another, two digits swapped.</summary>
    public static bool Joins(decimal one, decimal other)
    {
        if (one == other)
            return false;
        var places = Math.Max(one.Scale, other.Scale);
        var (a, b) = (Digits(one, places), Digits(other, places));
        var (shortA, shortB) = (a.Trim('0'), b.Trim('0'));
        return shortA == shortB || IsOneEdit(a, b) || IsOneEdit(shortA, shortB);
    }

    private static string Digits(decimal number, int places) => decimal.Truncate(Math.Abs(number) * Power(places)).ToString(CultureInfo.InvariantCulture);

    private static bool IsOneEdit(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
            return false;
        var same = 0;
        while (same < a.Length && same < b.Length && a[same] == b[same])
            same++;
        ReadOnlySpan<char> restA = a.AsSpan(same), restB = b.AsSpan(same);
        return Tail(restA).SequenceEqual(Tail(restB)) || restA.SequenceEqual(Tail(restB)) || Tail(restA).SequenceEqual(restB)
               || (restA.Length > 1 && restB.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
    }

    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> text) => text.IsEmpty ? [] : text[1..];

    private static decimal Power(int places)
    {
        var power = 1m;
        for (; places > 0; places--)
            power *= 10;
        return power;
    }
}
