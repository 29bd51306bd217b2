using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Tests.Warehouse.Bulk;

public sealed class QueriesTests : IDisposable
{
    private readonly DuckDBConnection _connection = DuckDbFile.OpenMemory();

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData("0")]
    [InlineData("0.001")]
    [InlineData("-0.000001")]
    [InlineData("1.2345678")]
    [InlineData("999999999999.999999")]
    [InlineData("1000000000000.0000001")]
    [InlineData("12345678901234567890.12345678")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("-79228162514264337593543950335")]
    public void DecimalParameter_ArrivesWithEveryDigit(string number) =>
        Assert.Equal(number, _connection.Scalar("SELECT $x::VARCHAR", ("x", decimal.Parse(number, CultureInfo.InvariantCulture))));

    [Fact]
    public void DecimalParameter_ThatAColumnCannotHold_IsNotMadeToFit()
    {
        _connection.Execute("CREATE TABLE t AS SELECT 1.234567::DECIMAL(18,6) AS x");

        Assert.Throws<DuckDBException>(() => _connection.Execute("INSERT INTO t VALUES ($x)", ("x", 1_000_000_000_000m)));
        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM t WHERE x = $x", ("x", 1.2345674m)));
        Assert.Equal(1L, _connection.Scalar("SELECT count(*) FROM t WHERE x = $x", ("x", 1.2345670m)));
    }
}
