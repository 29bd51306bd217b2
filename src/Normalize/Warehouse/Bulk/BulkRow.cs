using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>
/// Appends one row, value after value in the order of the table's columns. DuckDB.NET writes the bytes of whatever type it is given: a long in an INTEGER
/// column would spoil its neighbour without an error. So every value is brought to its column's own type here, checked for range; decimals are
/// rounded half away from zero to the column's scale, as a cast in SQL does.
/// </summary>
public sealed class BulkRow
{
    private readonly BulkColumn[] _columns;
    private byte[] _utf8 = new byte[1024];
    private IDuckDBAppenderRow? _row;
    private int _column;

    internal BulkRow(BulkColumn[] columns) => _columns = columns;

    public BulkRow AppendNullValue()
    {
        Next();
        _row!.AppendNullValue();
        return this;
    }

    /// <summary>As UTF-8 with every character, NUL included; a lone surrogate becomes U+FFFD.</summary>
    public BulkRow AppendValue(string? value)
    {
        var column = Next();
        if (value is null)
            _row!.AppendNullValue();
        else if (column.Kind == BulkKind.Text)
            AppendText(value);
        else
            throw Refusal(column, "text");
        return this;
    }

    public BulkRow AppendValue(MaskedText? value) => AppendValue(value?.Value);

    public BulkRow AppendValue(int? value) => AppendValue((long?)value);

    public BulkRow AppendValue(long? value)
    {
        var column = Next();
        if (value is not { } number)
        {
            _row!.AppendNullValue();
            return this;
        }

        switch (column.Kind)
        {
            case BulkKind.Integer when number is >= int.MinValue and <= int.MaxValue:
                _row!.AppendValue((int?)number);
                break;
            case BulkKind.BigInt:
                _row!.AppendValue((long?)number);
                break;
            case BulkKind.SmallInt when number is >= short.MinValue and <= short.MaxValue:
                _row!.AppendValue((short?)number);
                break;
            case BulkKind.Integer or BulkKind.SmallInt:
                throw OutOfRange(column, number);
            case BulkKind.Double:
                _row!.AppendValue((double?)number);
                break;
            case BulkKind.Decimal:
                AppendDecimal(column, number);
                break;
            default:
                throw Refusal(column, "an integer");
        }

        return this;
    }

    public BulkRow AppendValue(decimal? value)
    {
        var column = Next();
        if (value is not { } number)
            _row!.AppendNullValue();
        else if (column.Kind == BulkKind.Decimal)
            AppendDecimal(column, number);
        else if (column.Kind == BulkKind.Double)
            _row!.AppendValue((double?)number);
        else
            throw Refusal(column, "a decimal");
        return this;
    }

    public BulkRow AppendValue(double? value)
    {
        _row!.AppendValue(Checked(value, BulkKind.Double, "a floating-point number"));
        return this;
    }

    public BulkRow AppendValue(bool? value)
    {
        _row!.AppendValue(Checked(value, BulkKind.Boolean, "a boolean"));
        return this;
    }

    public BulkRow AppendValue(DateOnly? value)
    {
        _row!.AppendValue(Checked(value, BulkKind.Date, "a date"));
        return this;
    }

    /// <summary>Local times are converted to UTC, others are taken as they are.</summary>
    public BulkRow AppendValue(DateTime? value)
    {
        var time = Checked(value, BulkKind.Timestamp, "a timestamp");
        _row!.AppendValue(time is { Kind: DateTimeKind.Local } local ? local.ToUniversalTime() : time);
        return this;
    }

    /// <exception cref="InvalidOperationException">The row has fewer values than the table columns.</exception>
    public void EndRow()
    {
        if (_row is null || _column != _columns.Length)
            throw new InvalidOperationException($"The row has {_column} of {_columns.Length} values.");
        _row.EndRow();
        _row = null;
    }

    internal BulkRow Begin(IDuckDBAppenderRow row)
    {
        (_row, _column) = (row, 0);
        return this;
    }

    internal void ThrowIfOpen()
    {
        if (_row is not null)
            throw new InvalidOperationException($"The last row was not ended; it has {_column} of {_columns.Length} values.");
    }

    private BulkColumn Next() => _row is not null && (uint)_column < (uint)_columns.Length
        ? _columns[_column++]
        : throw new InvalidOperationException(_row is null ? "The row has been ended; call CreateRow." : $"The row already has all {_columns.Length} values.");

    private T? Checked<T>(T? value, BulkKind kind, string what)
        where T : struct
    {
        var column = Next();
        return value is null || column.Kind == kind ? value : throw Refusal(column, what);
    }

    // As a string it would be cut at the first NUL.
    private void AppendText(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _utf8.Length)
            _utf8 = new byte[Math.Max(most, _utf8.Length * 2)];
        var length = Encoding.UTF8.GetBytes(text, _utf8);
        _row!.AppendValue(_utf8.AsSpan(0, length));
    }

    // DuckDB.NET would cut what is beyond the scale.
    private void AppendDecimal(BulkColumn column, decimal value)
    {
        var rounded = value.Scale > column.Scale ? decimal.Round(value, column.Scale, MidpointRounding.AwayFromZero) : value;
        if (column.Limit is { } limit && Math.Abs(rounded) >= limit)
            throw OutOfRange(column, value);
        _row!.AppendValue((decimal?)rounded);
    }

    private static InvalidCastException Refusal(BulkColumn column, string kind) => new($"A column of type {column.Type} does not take {kind}.");

    private static OverflowException OutOfRange(BulkColumn column, IFormattable value) =>
        new($"{value.ToString(null, CultureInfo.InvariantCulture)} does not fit into a column of type {column.Type}.");
}
