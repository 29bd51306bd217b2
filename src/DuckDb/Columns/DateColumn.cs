using System.Globalization;

namespace DuckDB.NET.Data.Columns;

internal sealed unsafe class DateColumn : ColumnReader<DateOnly>
{
    public override DateOnly Read(long row) => DuckDbEpoch.Date(((int*)Data)[row]);

    public override string GetText(long row) => Read(row).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
