using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Columns;

/// <summary>DECIMAL(width, scale): an integer of 2, 4, 8 or 16 bytes by width. Values keep their scale (1.50 stays 1.50).</summary>
internal sealed unsafe class DecimalColumn(byte width, byte scale, DuckDbType storage) : ColumnReader<decimal>
{
    // What System.Decimal can hold: 96 bits of digits, 28 of them fractional.
    private const int MaxScale = 28;
    private static readonly UInt128 MaxDigits = new(0xFFFF_FFFF, ulong.MaxValue);

    public override (byte Width, byte Scale)? Precision => (width, scale);

    public override decimal Read(long row) => storage switch
    {
        DuckDbType.SmallInt => Small(((short*)Data)[row]),
        DuckDbType.Integer => Small(((int*)Data)[row]),
        DuckDbType.BigInt => Small(((long*)Data)[row]),
        _ => Wide(((Int128*)Data)[row], row),
    };

    public override string GetText(long row)
    {
        var value = Unscaled(row);
        var digits = UInt128.CreateTruncating(Int128.IsNegative(value) ? -value : value).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = Int128.IsNegative(value) ? "-" : "";
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }

    public override void WriteJson(Utf8JsonWriter json, long row) => json.WriteRawValue(GetText(row), skipInputValidation: true);

    // Up to 18 digits: scale is at most 18 too.
    private decimal Small(long unscaled)
    {
        var digits = (ulong)Math.Abs(unscaled);
        return new decimal((int)digits, (int)(digits >> 32), 0, unscaled < 0, scale);
    }

    private decimal Wide(Int128 unscaled, long row)
    {
        var digits = (UInt128)(Int128.IsNegative(unscaled) ? -unscaled : unscaled);
        int places = scale;
        while (digits > MaxDigits || places > MaxScale)
        {
            // Only zeros may go; a rounded amount would be a wrong amount.
            var (quotient, remainder) = UInt128.DivRem(digits, 10);
            if (remainder != 0 || places == 0)
                throw new OverflowException($"The DECIMAL({width},{scale}) {GetText(row)} does not fit into System.Decimal; read it as text or cast it to DOUBLE.");
            digits = quotient;
            places--;
        }

        var low = (ulong)digits;
        return new decimal((int)low, (int)(low >> 32), (int)(ulong)(digits >> 64), Int128.IsNegative(unscaled), (byte)places);
    }

    private Int128 Unscaled(long row) => storage switch
    {
        DuckDbType.SmallInt => ((short*)Data)[row],
        DuckDbType.Integer => ((int*)Data)[row],
        DuckDbType.BigInt => ((long*)Data)[row],
        _ => ((Int128*)Data)[row],
    };
}
