using System.Text;
using System.Text.Json;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

internal sealed unsafe class StringColumn : ColumnReader<string>
{
    public override string Read(long row) => Encoding.UTF8.GetString(Utf8(row));

    public override string GetText(long row) => Read(row);

    public override void WriteJson(Utf8JsonWriter json, long row) => json.WriteStringValue(Utf8(row));

    private ReadOnlySpan<byte> Utf8(long row) => StringElement.Bytes((StringElement*)Data + row);
}
