namespace DuckDB.NET.Data.Columns;

/// <summary>A type without a reader (GEOMETRY, VARIANT, BIGNUM): NULLs are told apart, values ask for a cast.</summary>
internal sealed class UnsupportedColumn(string typeName) : ColumnReader
{
    public override Type ClrType => typeof(object);

    public override object GetValue(long row) => throw Refusal();

    public override string GetText(long row) => throw Refusal();

    private NotSupportedException Refusal() => new($"Values of type {typeName} cannot be read; cast them to VARCHAR in the query.");
}
