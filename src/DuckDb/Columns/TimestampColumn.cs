using System.Globalization;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>TIMESTAMP in all its units (Kind Unspecified) and TIMESTAMPTZ (Kind Utc).</summary>
internal sealed unsafe class TimestampColumn(DuckDbType type) : ColumnReader<DateTime>
{
    private readonly long _ticksPerUnit = type switch
    {
        DuckDbType.TimestampS => TimeSpan.TicksPerSecond,
        DuckDbType.TimestampMs => TimeSpan.TicksPerMillisecond,
        DuckDbType.TimestampNs => 0,
        _ => TimeSpan.TicksPerMicrosecond,
    };

    private readonly DateTimeKind _kind = type == DuckDbType.TimestampTz ? DateTimeKind.Utc : DateTimeKind.Unspecified;

    public override DateTime Read(long row) => DuckDbEpoch.Timestamp(((long*)Data)[row], _ticksPerUnit, _kind);

    public override string GetText(long row) =>
        Read(row).ToString(_kind == DateTimeKind.Utc ? "yyyy-MM-dd HH:mm:ss.FFFFFFF+00" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
