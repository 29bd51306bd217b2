using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace DuckDB.NET.Data.Columns;

/// <summary>
/// HUGEINT and UHUGEINT. SUM over integers has this type, so the CLR type is decimal, which converts to every number type (System.Numerics.BigInteger
/// does not); beyond its 28 digits GetFieldValue&lt;BigInteger&gt; and the text remain exact.
/// </summary>
internal sealed unsafe class HugeIntColumn(bool unsigned) : ColumnReader<decimal>
{
    public override decimal Read(long row)
    {
        var value = ReadBig(row);
        return value >= (BigInteger)decimal.MinValue && value <= (BigInteger)decimal.MaxValue
            ? (decimal)value
            : throw new OverflowException($"The HUGEINT {value} does not fit into System.Decimal; read it as BigInteger or as text.");
    }

    public BigInteger ReadBig(long row) => unsigned ? ((UInt128*)Data)[row] : ((Int128*)Data)[row];

    public override string GetText(long row) => ReadBig(row).ToString(CultureInfo.InvariantCulture);

    public override void WriteJson(Utf8JsonWriter json, long row) => json.WriteRawValue(GetText(row), skipInputValidation: true);
}
