using System.Globalization;

namespace DuckDB.NET.Data.Columns;

/// <summary>TIMETZ on 0001-01-02, so that every offset stays in range. Storage: 40 bits of microseconds, 24 bits of 57599 (15:59:59) minus the offset in seconds.</summary>
internal sealed unsafe class TimeTzColumn : ColumnReader<DateTimeOffset>
{
    private const long MaxOffsetSeconds = 16 * 60 * 60 - 1;

    public override DateTimeOffset Read(long row)
    {
        var bits = ((ulong*)Data)[row];
        var seconds = MaxOffsetSeconds - (long)(bits & 0xFF_FFFF);
        if (seconds % 60 != 0 || Math.Abs(seconds) > 14 * 60 * 60)
            throw new OverflowException($"The TIMETZ offset of {seconds} s does not fit into System.DateTimeOffset; cast it to VARCHAR.");
        return new DateTimeOffset(TimeSpan.TicksPerDay + (long)(bits >> 24) * TimeSpan.TicksPerMicrosecond, TimeSpan.FromSeconds(seconds));
    }

    public override string GetText(long row) => Read(row).ToString("HH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture);
}
