namespace DuckDB.NET.Data.Columns;

/// <summary>A column whose values come without boxing.</summary>
internal abstract class ColumnReader<T> : ColumnReader
{
    public sealed override Type ClrType => typeof(T);

    public abstract T Read(long row);

    public sealed override object GetValue(long row) => Read(row)!;
}
