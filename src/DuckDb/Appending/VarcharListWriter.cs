using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data.Appending;

/// <summary>VARCHAR[]: the elements of all rows lie one after the other in the child vector.</summary>
internal sealed unsafe class VarcharListWriter(TextArena texts) : ColumnWriter
{
    private readonly VarcharWriter _elements = new(texts) { TypeName = "VARCHAR" };
    private int _used;
    private int _capacity;

    public override void Load(nint vector)
    {
        base.Load(vector);
        _used = 0;
        _capacity = (int)duckdb_vector_size();
        _elements.Load(duckdb_list_vector_get_child(vector));
    }

    public override void WriteNull(int row)
    {
        base.WriteNull(row);
        ((ListEntry*)Data)[row] = new ListEntry((ulong)_used, 0);
    }

    public override void Write(int row, string?[] value)
    {
        if (_used + value.Length > _capacity)
            Grow(_used + value.Length);
        ((ListEntry*)Data)[row] = new ListEntry((ulong)_used, (ulong)value.Length);
        foreach (var item in value)
        {
            if (item is null)
                _elements.WriteNull(_used++);
            else
                _elements.Write(_used++, item);
        }
    }

    public override void Finish() => _ = duckdb_list_vector_set_size(Vector, (ulong)_used);

    // Growing moves the child's memory, so its writer is pointed at it anew. The size is set first: it says how much is to be moved.
    private void Grow(int needed)
    {
        _ = duckdb_list_vector_set_size(Vector, (ulong)_used);
        _capacity = Math.Max(needed, _capacity * 2);
        _ = duckdb_list_vector_reserve(Vector, (ulong)_capacity);
        _elements.Load(duckdb_list_vector_get_child(Vector));
    }
}
