using System.Text.Json;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>UNION: a struct whose first child is the one-byte tag; JSON is an object with the chosen member alone.</summary>
internal sealed unsafe class UnionColumn((string Name, ColumnReader Reader)[] members) : NestedColumn
{
    private byte* _tags;

    public override void Load(nint vector)
    {
        base.Load(vector);
        _tags = (byte*)NativeMethods.duckdb_vector_get_data(NativeMethods.duckdb_struct_vector_get_child(vector, 0));
        for (var i = 0; i < members.Length; i++)
            members[i].Reader.Load(NativeMethods.duckdb_struct_vector_get_child(vector, (ulong)i + 1));
    }

    public override void WriteJson(Utf8JsonWriter json, long row)
    {
        var (name, reader) = members[_tags[row]];
        json.WriteStartObject();
        json.WritePropertyName(name);
        reader.WriteJsonOrNull(json, row);
        json.WriteEndObject();
    }
}
