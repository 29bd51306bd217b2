using System.Numerics;

namespace DuckDB.NET.Data.Appending;

/// <summary>FLOAT and DOUBLE.</summary>
internal sealed unsafe class FloatWriter<T> : ColumnWriter
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override void Write(int row, long value) => ((T*)Data)[row] = T.CreateChecked(value);

    public override void Write(int row, decimal value) => ((T*)Data)[row] = T.CreateChecked(value);

    public override void Write(int row, double value) => ((T*)Data)[row] = T.CreateChecked(value);
}
