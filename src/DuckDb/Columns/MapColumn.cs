using System.Text.Json;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>MAP: a list of (key, value) structs; keys become property names.</summary>
internal sealed unsafe class MapColumn(ColumnReader key, ColumnReader value) : NestedColumn
{
    public override void Load(nint vector)
    {
        base.Load(vector);
        var entries = NativeMethods.duckdb_list_vector_get_child(vector);
        key.Load(NativeMethods.duckdb_struct_vector_get_child(entries, 0));
        value.Load(NativeMethods.duckdb_struct_vector_get_child(entries, 1));
    }

    public override void WriteJson(Utf8JsonWriter json, long row)
    {
        var entry = ((ListEntry*)Data)[row];
        json.WriteStartObject();
        for (var i = (long)entry.Offset; i < (long)(entry.Offset + entry.Length); i++)
        {
            json.WritePropertyName(key.GetText(i));
            value.WriteJsonOrNull(json, i);
        }

        json.WriteEndObject();
    }
}
