using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PerfEval.Worker.State;

/// <summary>Times are UTC to the microsecond, which is all that PostgreSQL keeps; in SQLite they are text that sorts as they do.</summary>
internal sealed class UtcTime() : ValueConverter<DateTimeOffset, DateTime>(time => Stored(time), stored => Read(stored))
{
    public static DateTimeOffset Read(DateTime stored) => new(DateTime.SpecifyKind(stored, DateTimeKind.Utc));

    private static DateTime Stored(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
