using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace DuckDB.NET.Data.Columns;

/// <summary>Integers up to 64 bits and floating point, stored as the CLR stores them.</summary>
internal sealed unsafe class NumberColumn<T> : ColumnReader<T>
    where T : unmanaged, INumber<T>
{
    public override T Read(long row) => ((T*)Data)[row];

    public override string GetText(long row) => Read(row).ToString(null, CultureInfo.InvariantCulture);

    public override void WriteJson(Utf8JsonWriter json, long row)
    {
        var value = Read(row);
        if (T.IsFinite(value))
            json.WriteRawValue(GetText(row), skipInputValidation: true);
        else
            json.WriteStringValue(GetText(row));
    }
}
