using System.Collections;
using System.Numerics;
using System.Text;
using DuckDB.NET.Data.Columns;
using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data.Execution;

/// <summary>Turns CLR values into DuckDB's.</summary>
internal static class ParameterValues
{
    // A type that follows the digits of each value would make DuckDB plan the statement anew for nearly every execution.
    private const int NarrowWidth = 18;
    private const int WideWidth = 38;
    private static readonly Int128 NarrowLimit = 1_000_000_000_000_000_000;

    /// <exception cref="NotSupportedException">DuckDB has no counterpart for the value's type.</exception>
    public static ValueHandle Create(object? value)
    {
        var created = Convert(value);
        return created.IsInvalid ? throw new NotSupportedException($"DuckDB refuses the parameter value '{value}'.") : created;
    }

    private static ValueHandle Convert(object? value) => value switch
    {
        null or DBNull => duckdb_create_null_value(),
        string text => Text(text),
        char character => Text(character.ToString()),
        int number => duckdb_create_int32(number),
        long number => duckdb_create_int64(number),
        decimal number => Decimal(number),
        double number => duckdb_create_double(number),
        bool flag => duckdb_create_bool(flag),
        DateOnly date => duckdb_create_date(DuckDbEpoch.Days(date)),
        DateTime time => duckdb_create_timestamp(DuckDbEpoch.Micros(time)),
        DateTimeOffset time => duckdb_create_timestamp_tz(DuckDbEpoch.Micros(time.UtcDateTime)),
        TimeOnly time => duckdb_create_time(DuckDbEpoch.Micros(time)),
        TimeSpan span => duckdb_create_interval(new IntervalValue(0, 0, span.Ticks / TimeSpan.TicksPerMicrosecond)),
        DuckDBInterval interval => duckdb_create_interval(new IntervalValue(interval.Months, interval.Days, interval.Micros)),
        Guid guid => duckdb_create_uuid(UuidColumn.Bits(guid)),
        byte[] bytes => Blob(bytes),
        Enum constant => Create(System.Convert.ChangeType(constant, Enum.GetUnderlyingType(constant.GetType()), null)),
        float number => duckdb_create_float(number),
        sbyte number => duckdb_create_int8(number),
        short number => duckdb_create_int16(number),
        byte number => duckdb_create_uint8(number),
        ushort number => duckdb_create_uint16(number),
        uint number => duckdb_create_uint32(number),
        ulong number => duckdb_create_uint64(number),
        Int128 number => duckdb_create_hugeint(HugeInt.From(number)),
        UInt128 number => duckdb_create_uhugeint(HugeInt.From(number)),
        BigInteger number => duckdb_create_hugeint(HugeInt.From((Int128)number)),
        IEnumerable list => List(list),
        _ => throw new NotSupportedException($"A parameter cannot be of type {value.GetType()}."),
    };

    private static unsafe ValueHandle Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        fixed (byte* start = utf8)
            return duckdb_create_varchar_length(start, (ulong)utf8.Length);
    }

    private static unsafe ValueHandle Blob(byte[] bytes)
    {
        fixed (byte* start = bytes)
            return duckdb_create_blob(start, (ulong)bytes.Length);
    }

    private static ValueHandle Decimal(decimal value)
    {
        var digits = DecimalDigits.Unscaled(value, out var scale);
        var narrow = scale <= NarrowWidth && digits < NarrowLimit && digits > -NarrowLimit;
        return duckdb_create_decimal(new DecimalValue((byte)(narrow ? NarrowWidth : WideWidth), scale, HugeInt.From(digits)));
    }

    private static unsafe ValueHandle List(IEnumerable list)
    {
        var items = list.Cast<object?>().Select(Create).ToArray();
        try
        {
            using var type = ElementType(list);

            // One slot more than needed: a null pointer, which is what an empty array gives, is no list.
            var pointers = new nint[items.Length + 1];
            for (var i = 0; i < items.Length; i++)
                pointers[i] = items[i].DangerousGetHandle();
            fixed (nint* start = pointers)
                return duckdb_create_list_value(type, start, (ulong)items.Length);
        }
        finally
        {
            foreach (var item in items)
                item.Dispose();
        }
    }

    private static LogicalTypeHandle ElementType(IEnumerable list)
    {
        var element = list.GetType().GetInterfaces().Append(list.GetType())
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0] ?? typeof(object);
        element = Nullable.GetUnderlyingType(element) ?? element;
        if (element == typeof(decimal))
            return duckdb_create_decimal_type(WideWidth, list.OfType<decimal>().Select(d => d.Scale).DefaultIfEmpty((byte)0).Max());
        return duckdb_create_logical_type(Type.GetTypeCode(element) switch
        {
            TypeCode.String => DuckDbType.Varchar,
            TypeCode.Int32 => DuckDbType.Integer,
            TypeCode.Int64 => DuckDbType.BigInt,
            TypeCode.Double => DuckDbType.Double,
            TypeCode.Boolean => DuckDbType.Boolean,
            TypeCode.DateTime => DuckDbType.Timestamp,
            _ when element == typeof(DateOnly) => DuckDbType.Date,
            _ when element == typeof(Guid) => DuckDbType.Uuid,
            _ => throw new NotSupportedException($"A list parameter cannot hold {element}."),
        });
    }
}
