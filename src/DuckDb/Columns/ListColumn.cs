using System.Text.Json;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

internal sealed unsafe class ListColumn(ColumnReader element) : NestedColumn
{
    public override void Load(nint vector)
    {
        base.Load(vector);
        element.Load(NativeMethods.duckdb_list_vector_get_child(vector));
    }

    public override void WriteJson(Utf8JsonWriter json, long row)
    {
        var entry = ((ListEntry*)Data)[row];
        json.WriteStartArray();
        for (var i = (long)entry.Offset; i < (long)(entry.Offset + entry.Length); i++)
            element.WriteJsonOrNull(json, i);
        json.WriteEndArray();
    }
}
