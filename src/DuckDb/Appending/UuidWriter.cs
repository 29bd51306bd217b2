using DuckDB.NET.Data.Columns;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Appending;

internal sealed unsafe class UuidWriter : ColumnWriter
{
    public override void Write(int row, Guid value) => ((HugeInt*)Data)[row] = UuidColumn.Stored(value);
}
