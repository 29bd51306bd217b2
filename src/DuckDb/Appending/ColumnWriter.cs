using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Appending;

/// <summary>Writes one column of the chunk being filled straight into DuckDB's vector. A kind of value that the column does not take is refused here.</summary>
internal abstract unsafe class ColumnWriter
{
    private ulong* _validity;

    /// <summary>The column's type as SQL writes it, for messages.</summary>
    public required string TypeName { get; init; }

    protected nint Vector { get; private set; }

    protected void* Data { get; private set; }

    public virtual void Load(nint vector)
    {
        Vector = vector;
        Data = NativeMethods.duckdb_vector_get_data(vector);
        _validity = null;
    }

    /// <summary>Called when the chunk is full or complete.</summary>
    public virtual void Finish()
    {
    }

    public virtual void WriteNull(int row)
    {
        if (_validity == null)
        {
            NativeMethods.duckdb_vector_ensure_validity_writable(Vector);
            _validity = NativeMethods.duckdb_vector_get_validity(Vector);
        }

        _validity[row >> 6] &= ~(1UL << (row & 63));
    }

    public virtual void Write(int row, string value) => throw Refusal("text");

    public virtual void Write(int row, string?[] value) => throw Refusal("a list of texts");

    public virtual void Write(int row, byte[] value) => throw Refusal("bytes");

    public virtual void Write(int row, long value) => throw Refusal("an integer");

    public virtual void Write(int row, decimal value) => throw Refusal("a decimal");

    public virtual void Write(int row, double value) => throw Refusal("a floating-point number");

    public virtual void Write(int row, bool value) => throw Refusal("a boolean");

    public virtual void Write(int row, DateOnly value) => throw Refusal("a date");

    public virtual void Write(int row, DateTime value) => throw Refusal("a timestamp");

    public virtual void Write(int row, Guid value) => throw Refusal("a UUID");

    protected InvalidCastException Refusal(string kind) => new($"A column of type {TypeName} does not take {kind}.");

    protected OverflowException OutOfRange(string value) => new($"{value} does not fit into a column of type {TypeName}.");
}
