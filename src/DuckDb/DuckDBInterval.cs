using System.Globalization;

namespace DuckDB.NET.Data;

/// <summary>An INTERVAL. Months and days have no fixed length, so the three parts stay apart, as in DuckDB.</summary>
public readonly record struct DuckDBInterval(int Months, int Days, long Micros)
{
    /// <summary>The length with days of 24 hours.</summary>
    /// <exception cref="InvalidCastException">The interval counts months, whose length is not fixed.</exception>
    public TimeSpan ToTimeSpan() => Months == 0
        ? TimeSpan.FromDays(Days) + TimeSpan.FromTicks(checked(Micros * TimeSpan.TicksPerMicrosecond))
        : throw new InvalidCastException($"The interval '{this}' counts months and is no TimeSpan.");

    /// <summary>Parts that are not zero, such as "14 months 2 days 01:00:00.5".</summary>
    public override string ToString()
    {
        var parts = new List<string>(3);
        if (Months != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Months} months"));
        if (Days != 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Days} days"));
        if (Micros != 0 || parts.Count == 0)
        {
            var size = (UInt128)Int128.Abs(Micros);
            var fraction = size % 1_000_000 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{size % 1_000_000:D6}").TrimEnd('0');
            var seconds = (ulong)(size / 1_000_000);
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{(Micros < 0 ? "-" : "")}{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}{fraction}"));
        }

        return string.Join(' ', parts);
    }
}
