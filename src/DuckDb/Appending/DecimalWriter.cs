using System.Globalization;
using DuckDB.NET.Data.Execution;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Appending;

/// <summary>DECIMAL(width, scale). Digits beyond the scale are rounded half away from zero, as DuckDB's cast does.</summary>
internal sealed unsafe class DecimalWriter : ColumnWriter
{
    private static readonly Int128[] Powers = PowersOfTen();

    private readonly byte _scale;
    private readonly DuckDbType _storage;
    private readonly Int128 _limit;

    public DecimalWriter(LogicalTypeHandle type)
    {
        _scale = NativeMethods.duckdb_decimal_scale(type);
        _storage = NativeMethods.duckdb_decimal_internal_type(type);
        _limit = Powers[NativeMethods.duckdb_decimal_width(type)];
    }

    public override void Write(int row, long value) => Write(row, (decimal)value);

    public override void Write(int row, double value)
    {
        if (!double.IsFinite(value) || Math.Abs(value) > (double)decimal.MaxValue)
            throw OutOfRange(value.ToString(CultureInfo.InvariantCulture));
        Write(row, (decimal)value);
    }

    public override void Write(int row, decimal value)
    {
        var digits = DecimalDigits.Unscaled(value, out var scale);
        if (scale > _scale)
        {
            var divisor = Powers[scale - _scale];
            var (quotient, remainder) = Int128.DivRem(digits, divisor);
            digits = Int128.Abs(remainder) * 2 >= divisor ? quotient + Int128.Sign(remainder) : quotient;
        }
        else if (scale < _scale)
        {
            var factor = Powers[_scale - scale];
            if (Int128.Abs(digits) >= _limit / factor + 1)
                throw OutOfRange(value.ToString(CultureInfo.InvariantCulture));
            digits *= factor;
        }

        if (digits >= _limit || digits <= -_limit)
            throw OutOfRange(value.ToString(CultureInfo.InvariantCulture));
        Store(row, digits);
    }

    private void Store(int row, Int128 digits)
    {
        switch (_storage)
        {
            case DuckDbType.SmallInt:
                ((short*)Data)[row] = (short)digits;
                break;
            case DuckDbType.Integer:
                ((int*)Data)[row] = (int)digits;
                break;
            case DuckDbType.BigInt:
                ((long*)Data)[row] = (long)digits;
                break;
            default:
                ((HugeInt*)Data)[row] = HugeInt.From(digits);
                break;
        }
    }

    private static Int128[] PowersOfTen()
    {
        var powers = new Int128[39];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
            powers[i] = powers[i - 1] * 10;
        return powers;
    }
}
