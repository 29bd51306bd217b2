namespace DuckDB.NET.Data.Columns;

/// <summary>A column of the type "NULL": no value ever.</summary>
internal sealed class NullColumn : ColumnReader
{
    public override Type ClrType => typeof(object);

    public override bool IsNull(long row) => true;

    public override object GetValue(long row) => DBNull.Value;

    public override string GetText(long row) => throw new InvalidCastException("The column holds only NULL.");
}
