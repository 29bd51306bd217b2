using System.Text;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>BLOB. Its text is DuckDB's: ASCII as it is, every other byte as \xNN.</summary>
internal sealed unsafe class BlobColumn : ColumnReader<byte[]>
{
    public override byte[] Read(long row) => StringElement.Bytes((StringElement*)Data + row).ToArray();

    public override string GetText(long row)
    {
        var text = new StringBuilder();
        foreach (var b in StringElement.Bytes((StringElement*)Data + row))
        {
            if (b is >= 32 and <= 126 and not ((byte)'\\' or (byte)'\'' or (byte)'"'))
                text.Append((char)b);
            else
                text.Append("\\x").Append(b.ToString("X2", null));
        }

        return text.ToString();
    }
}
