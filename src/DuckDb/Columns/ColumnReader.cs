using System.Text.Json;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>Reads one column of the current chunk straight out of DuckDB's vector. Rows count from 0 within the chunk.</summary>
internal abstract unsafe class ColumnReader
{
    private ulong* _validity;

    /// <summary>What GetValue returns.</summary>
    public abstract Type ClrType { get; }

    /// <summary>Total and fractional digits of a DECIMAL, null for all other types.</summary>
    public virtual (byte Width, byte Scale)? Precision => null;

    protected void* Data { get; private set; }

    /// <summary>Points the reader at a vector, which must outlive it. A list's child vector has more rows than the chunk.</summary>
    public virtual void Load(nint vector)
    {
        Data = NativeMethods.duckdb_vector_get_data(vector);
        _validity = NativeMethods.duckdb_vector_get_validity(vector);
    }

    public virtual bool IsNull(long row) => _validity != null && (_validity[row >> 6] >> (int)(row & 63) & 1) == 0;

    public abstract object GetValue(long row);

    /// <summary>The value as invariant text, exact even where the CLR type cannot hold it.</summary>
    public abstract string GetText(long row);

    /// <summary>Writes a value that is not NULL; text unless the type has a JSON form of its own.</summary>
    public virtual void WriteJson(Utf8JsonWriter json, long row) => json.WriteStringValue(GetText(row));

    public void WriteJsonOrNull(Utf8JsonWriter json, long row)
    {
        if (IsNull(row))
            json.WriteNullValue();
        else
            WriteJson(json, row);
    }
}
