using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>BIT as a string of 0 and 1. Storage: one byte with the number of padding bits, then the padded bits, high bit first.</summary>
internal sealed unsafe class BitColumn : ColumnReader<string>
{
    public override string Read(long row)
    {
        var bytes = StringElement.Bytes((StringElement*)Data + row);
        int padding = bytes[0];
        var bits = new char[(bytes.Length - 1) * 8 - padding];
        for (var i = 0; i < bits.Length; i++)
        {
            var at = i + padding;
            bits[i] = (bytes[1 + at / 8] >> (7 - at % 8) & 1) == 0 ? '0' : '1';
        }

        return new string(bits);
    }

    public override string GetText(long row) => Read(row);
}
