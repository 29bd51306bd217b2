using System.Globalization;
using DuckDB.NET.Native;

namespace PerfEval.Worker.Export;

/// <summary>An INTERVAL as text. Months and days have no fixed length, so the three parts stay apart, as in DuckDB.</summary>
internal static class IntervalText
{
    /// <summary>Parts that are not zero, such as "14 months 2 days 01:00:00.5".</summary>
    public static string Of(DuckDBInterval interval)
    {
        var parts = new List<string>(3);
        if (interval.Months != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{interval.Months} months"));
        if (interval.Days != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{interval.Days} days"));
        var micros = (Int128)(long)interval.Micros;
        if (micros != 0 || parts.Count == 0)
        {
            var size = (UInt128)Int128.Abs(micros);
            var fraction = size % 1_000_000 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{size % 1_000_000:D6}").TrimEnd('0');
            var seconds = (ulong)(size / 1_000_000);
            parts.Add(
                string.Create(
                    CultureInfo.InvariantCulture, $"{(micros < 0 ? "-" : "")}{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}{fraction}"));
        }

        return string.Join(' ', parts);
    }
}
