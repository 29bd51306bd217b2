using System.Text.Json;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

internal sealed class StructColumn((string Name, ColumnReader Reader)[] fields) : NestedColumn
{
    public override void Load(nint vector)
    {
        base.Load(vector);
        for (var i = 0; i < fields.Length; i++)
            fields[i].Reader.Load(NativeMethods.duckdb_struct_vector_get_child(vector, (ulong)i));
    }

    public override void WriteJson(Utf8JsonWriter json, long row)
    {
        json.WriteStartObject();
        foreach (var (name, reader) in fields)
        {
            json.WritePropertyName(name);
            reader.WriteJsonOrNull(json, row);
        }

        json.WriteEndObject();
    }
}
