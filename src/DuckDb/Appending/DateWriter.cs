using DuckDB.NET.Data.Columns;

namespace DuckDB.NET.Data.Appending;

internal sealed unsafe class DateWriter : ColumnWriter
{
    public override void Write(int row, DateOnly value) => ((int*)Data)[row] = DuckDbEpoch.Days(value);
}
