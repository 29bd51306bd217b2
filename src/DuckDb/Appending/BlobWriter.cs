using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Appending;

internal sealed unsafe class BlobWriter(TextArena texts) : ColumnWriter
{
    public override void Write(int row, byte[] value) => texts.Write((StringElement*)Data + row, value.AsSpan());
}
