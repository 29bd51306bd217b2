using DuckDB.NET.Data.Appending;

namespace DuckDB.NET.Data;

/// <summary>
/// Appends one row, value after value in the order of the table's columns. Each overload fits every column type that holds such a value; numbers are
/// checked for range, decimals rounded half away from zero to the column's scale as a cast in SQL does.
/// </summary>
public sealed class DuckDBAppenderRow
{
    private readonly ChunkBuffer _buffer;
    private ColumnWriter[] _writers = [];
    private int _column;
    private int _index;
    private bool _open;

    internal DuckDBAppenderRow(ChunkBuffer buffer) => _buffer = buffer;

    public DuckDBAppenderRow AppendNullValue()
    {
        Next().WriteNull(_index);
        return this;
    }

    public DuckDBAppenderRow AppendValue(string? value)
    {
        var writer = Next();
        if (value is null)
            writer.WriteNull(_index);
        else
            writer.Write(_index, value);
        return this;
    }

    public DuckDBAppenderRow AppendValue(string?[]? value)
    {
        var writer = Next();
        if (value is null)
            writer.WriteNull(_index);
        else
            writer.Write(_index, value);
        return this;
    }

    public DuckDBAppenderRow AppendValue(byte[]? value)
    {
        var writer = Next();
        if (value is null)
            writer.WriteNull(_index);
        else
            writer.Write(_index, value);
        return this;
    }

    public DuckDBAppenderRow AppendValue(int? value) => AppendValue((long?)value);

    public DuckDBAppenderRow AppendValue(long? value)
    {
        var writer = Next();
        if (value is { } number)
            writer.Write(_index, number);
        else
            writer.WriteNull(_index);
        return this;
    }

    public DuckDBAppenderRow AppendValue(ulong? value) => AppendValue((decimal?)value);

    public DuckDBAppenderRow AppendValue(decimal? value)
    {
        var writer = Next();
        if (value is { } number)
            writer.Write(_index, number);
        else
            writer.WriteNull(_index);
        return this;
    }

    public DuckDBAppenderRow AppendValue(double? value)
    {
        var writer = Next();
        if (value is { } number)
            writer.Write(_index, number);
        else
            writer.WriteNull(_index);
        return this;
    }

    public DuckDBAppenderRow AppendValue(bool? value)
    {
        var writer = Next();
        if (value is { } flag)
            writer.Write(_index, flag);
        else
            writer.WriteNull(_index);
        return this;
    }

    public DuckDBAppenderRow AppendValue(DateOnly? value)
    {
        var writer = Next();
        if (value is { } date)
            writer.Write(_index, date);
        else
            writer.WriteNull(_index);
        return this;
    }

    /// <summary>Local times are converted to UTC, others are taken as they are.</summary>
    public DuckDBAppenderRow AppendValue(DateTime? value)
    {
        var writer = Next();
        if (value is { } time)
            writer.Write(_index, time);
        else
            writer.WriteNull(_index);
        return this;
    }

    public DuckDBAppenderRow AppendValue(Guid? value)
    {
        var writer = Next();
        if (value is { } guid)
            writer.Write(_index, guid);
        else
            writer.WriteNull(_index);
        return this;
    }

    /// <exception cref="InvalidOperationException">The row has fewer values than the table columns.</exception>
    public void EndRow()
    {
        if (!_open || _column != _writers.Length)
            throw new InvalidOperationException($"The row has {_column} of {_writers.Length} values.");
        _open = false;
        _buffer.EndRow();
    }

    internal void Begin()
    {
        ThrowIfOpen();
        _writers = _buffer.BeginRow(out _index);
        _column = 0;
        _open = true;
    }

    internal void ThrowIfOpen()
    {
        if (_open)
            throw new InvalidOperationException($"The last row was not ended; it has {_column} of {_writers.Length} values.");
    }

    private ColumnWriter Next() => _open && (uint)_column < (uint)_writers.Length
        ? _writers[_column++]
        : throw new InvalidOperationException(_open ? $"The row already has all {_writers.Length} values." : "The row has been ended; call CreateRow.");
}
