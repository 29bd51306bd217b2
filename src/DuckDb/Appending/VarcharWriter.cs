using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Appending;

internal sealed unsafe class VarcharWriter(TextArena texts) : ColumnWriter
{
    public override void Write(int row, string value) => texts.Write((StringElement*)Data + row, value.AsSpan());
}
