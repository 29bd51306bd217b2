using System.Globalization;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>TIME in microseconds, TIME_NS in nanoseconds (cut to 100 ns). DuckDB's 24:00:00 is one tick more than System.TimeOnly can hold.</summary>
internal sealed unsafe class TimeColumn(DuckDbType type) : ColumnReader<TimeOnly>
{
    public override TimeOnly Read(long row)
    {
        var count = ((long*)Data)[row];
        var ticks = type == DuckDbType.TimeNs ? count / 100 : count * TimeSpan.TicksPerMicrosecond;
        return ticks < TimeSpan.TicksPerDay
            ? new TimeOnly(ticks)
            : throw new OverflowException("The TIME 24:00:00 does not fit into System.TimeOnly; cast it to VARCHAR.");
    }

    public override string GetText(long row) => Read(row).ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
