using System.Text.Json;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>ARRAY: every row has the same number of elements.</summary>
internal sealed class ArrayColumn(ColumnReader element, long length) : NestedColumn
{
    public override void Load(nint vector)
    {
        base.Load(vector);
        element.Load(NativeMethods.duckdb_array_vector_get_child(vector));
    }

    public override void WriteJson(Utf8JsonWriter json, long row)
    {
        json.WriteStartArray();
        for (var i = row * length; i < (row + 1) * length; i++)
            element.WriteJsonOrNull(json, i);
        json.WriteEndArray();
    }
}
