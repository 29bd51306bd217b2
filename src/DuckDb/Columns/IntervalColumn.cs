using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

internal sealed unsafe class IntervalColumn : ColumnReader<DuckDBInterval>
{
    public override DuckDBInterval Read(long row)
    {
        var value = ((IntervalValue*)Data)[row];
        return new DuckDBInterval(value.Months, value.Days, value.Micros);
    }

    public override string GetText(long row) => Read(row).ToString();
}
