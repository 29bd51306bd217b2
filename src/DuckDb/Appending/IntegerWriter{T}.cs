using System.Globalization;
using System.Numerics;

namespace DuckDB.NET.Data.Appending;

/// <summary>Integers of 8 to 128 bits.</summary>
internal sealed unsafe class IntegerWriter<T> : ColumnWriter
    where T : unmanaged, IBinaryInteger<T>
{
    public override void Write(int row, long value)
    {
        try
        {
            ((T*)Data)[row] = T.CreateChecked(value);
        }
        catch (OverflowException)
        {
            throw OutOfRange(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    public override void Write(int row, decimal value)
    {
        if (value != decimal.Truncate(value))
            throw Refusal($"the fraction {value.ToString(CultureInfo.InvariantCulture)}");
        try
        {
            ((T*)Data)[row] = T.CreateChecked(value);
        }
        catch (OverflowException)
        {
            throw OutOfRange(value.ToString(CultureInfo.InvariantCulture));
        }
    }
}
