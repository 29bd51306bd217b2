using System.Globalization;

namespace DuckDB.NET.Data.Columns;

/// <summary>DuckDB counts days, seconds, milli-, micro- or nanoseconds from 1970-01-01; the CLR counts 100 ns ticks from 0001-01-01.</summary>
internal static class DuckDbEpoch
{
    public const int DayNumber = 719162;

    private const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    public static DateOnly Date(int days)
    {
        var number = (long)days + DayNumber;
        return number is >= 0 and <= 3652058
            ? DateOnly.FromDayNumber((int)number)
            : throw new OverflowException(days is int.MaxValue or -int.MaxValue
                ? "The DATE is infinite; System.DateOnly ends at 9999-12-31."
                : $"The DATE {days} days from 1970-01-01 lies outside System.DateOnly (0001 to 9999).");
    }

    public static int Days(DateOnly date) => date.DayNumber - DayNumber;

    /// <param name="count">Units since 1970-01-01.</param>
    /// <param name="ticksPerUnit">100 ns ticks per unit; 0 stands for nanoseconds, which are cut to ticks.</param>
    /// <param name="kind">Utc for TIMESTAMPTZ, Unspecified for TIMESTAMP.</param>
    public static DateTime Timestamp(long count, long ticksPerUnit, DateTimeKind kind)
    {
        if (count is long.MaxValue or -long.MaxValue)
            throw new OverflowException("The TIMESTAMP is infinite; System.DateTime ends at 9999-12-31.");
        var ticks = ticksPerUnit == 0
            ? (Int128)(count / 100 - (count % 100 < 0 ? 1 : 0)) + DateTime.UnixEpoch.Ticks
            : (Int128)count * ticksPerUnit + DateTime.UnixEpoch.Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, kind)
            : throw new OverflowException(string.Create(CultureInfo.InvariantCulture, $"The TIMESTAMP {count} units from 1970-01-01 lies outside System.DateTime (0001 to 9999)."));
    }

    /// <summary>Microseconds since 1970-01-01 UTC; local times are converted, unspecified ones are taken as they are. Ticks below a microsecond are cut.</summary>
    public static long Micros(DateTime value)
    {
        var utc = value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value;
        return (utc.Ticks / TicksPerMicrosecond) - (DateTime.UnixEpoch.Ticks / TicksPerMicrosecond);
    }

    public static long Micros(TimeOnly value) => value.Ticks / TicksPerMicrosecond;
}
