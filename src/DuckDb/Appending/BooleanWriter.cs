namespace DuckDB.NET.Data.Appending;

internal sealed unsafe class BooleanWriter : ColumnWriter
{
    public override void Write(int row, bool value) => ((byte*)Data)[row] = value ? (byte)1 : (byte)0;
}
