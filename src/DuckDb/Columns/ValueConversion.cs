using System.Globalization;
using System.Numerics;

namespace DuckDB.NET.Data.Columns;

/// <summary>Turns a column's value into the type a caller asks for, where that loses nothing.</summary>
internal static class ValueConversion
{
    /// <exception cref="InvalidCastException">There is no such conversion.</exception>
    /// <exception cref="OverflowException">The value does not fit.</exception>
    public static object To(Type target, ColumnReader column, long row)
    {
        if (target == typeof(string))
            return column.GetText(row);
        if (column is HugeIntColumn huge)
        {
            if (target == typeof(BigInteger))
                return huge.ReadBig(row);
            if (target == typeof(Int128))
                return (Int128)huge.ReadBig(row);
            if (target == typeof(UInt128))
                return (UInt128)huge.ReadBig(row);
        }

        var value = column.GetValue(row);
        if (target.IsInstanceOfType(value))
            return value;
        if (target.IsEnum)
            return value is string name ? Enum.Parse(target, name) : Enum.ToObject(target, value);

        return value switch
        {
            DateOnly date when target == typeof(DateTime) => date.ToDateTime(TimeOnly.MinValue),
            DateTime time when target == typeof(DateOnly) && time.TimeOfDay == TimeSpan.Zero => DateOnly.FromDateTime(time),
            DateTime time when target == typeof(DateTimeOffset) => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            TimeOnly time when target == typeof(TimeSpan) => time.ToTimeSpan(),
            DuckDBInterval interval when target == typeof(TimeSpan) => interval.ToTimeSpan(),
            string text when target == typeof(Guid) => Guid.Parse(text),
            string text when target == typeof(char) && text.Length == 1 => text[0],
            byte[] bytes when target == typeof(Stream) => new MemoryStream(bytes, writable: false),
            IConvertible and not string when IsNumber(target) => Number(target, value),
            _ => throw new InvalidCastException($"A {value.GetType().Name} cannot be read as {target.Name}."),
        };
    }

    // Convert rounds 2.5 to an integer silently; a fraction that would be lost is an error here.
    private static object Number(Type target, object value)
    {
        var fraction = value switch
        {
            decimal m => m != decimal.Truncate(m),
            double d => double.IsFinite(d) && d != Math.Truncate(d),
            float f => float.IsFinite(f) && f != MathF.Truncate(f),
            bool => true,
            _ => false,
        };
        if (fraction && target != typeof(decimal) && target != typeof(double) && target != typeof(float))
            throw new InvalidCastException($"{Convert.ToString(value, CultureInfo.InvariantCulture)} cannot be read as {target.Name} without loss.");
        return target == typeof(BigInteger)
            ? value is ulong u ? new BigInteger(u) : value is decimal or double or float ? new BigInteger(Convert.ToDecimal(value, CultureInfo.InvariantCulture)) : new BigInteger(Convert.ToInt64(value, CultureInfo.InvariantCulture))
            : Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
    }

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal || type == typeof(BigInteger);
}
