using DuckDB.NET.Data.Columns;

namespace DuckDB.NET.Data.Appending;

/// <summary>TIMESTAMP and TIMESTAMPTZ: microseconds since 1970-01-01 UTC.</summary>
internal sealed unsafe class TimestampWriter : ColumnWriter
{
    public override void Write(int row, DateTime value) => ((long*)Data)[row] = DuckDbEpoch.Micros(value);

    public override void Write(int row, DateOnly value) => Write(row, value.ToDateTime(TimeOnly.MinValue));
}
