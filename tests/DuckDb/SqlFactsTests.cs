using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

/// <summary>How DuckDB's SQL behaves where it surprises; queries elsewhere rely on it.</summary>
public sealed class SqlFactsTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void DivisionByZero_IsInfinityOrNullBySetting()
    {
        Assert.Equal(double.PositiveInfinity, _connection.Scalar("SELECT 1 / 0"));

        _connection.Run("SET ieee_floating_point_ops = false");

        Assert.Equal(DBNull.Value, _connection.Scalar("SELECT 1 / 0"));
    }

    [Fact]
    public void NaN_PoisonsASum() => Assert.Equal(double.NaN, _connection.Scalar("SELECT sum(x) FROM (VALUES (1.0::DOUBLE), ('NaN'::DOUBLE)) v(x)"));

    [Fact]
    public void EditDistance_CountsBytes()
    {
        Assert.Equal(3L, _connection.Scalar("SELECT levenshtein('县财政局', '县财政')"));

        // One character again, but the two share a byte.
        Assert.Equal(2L, _connection.Scalar("SELECT levenshtein('县财政局', '市财政局')"));
    }

    [Theory]
    [InlineData("sum(x::BIGINT)", "HUGEINT")]
    [InlineData("sum(x::DECIMAL(18,4))", "DECIMAL(38,4)")]
    [InlineData("avg(x::DECIMAL(18,4))", "DOUBLE")]
    [InlineData("any_value(x::DECIMAL(18,4)) / 2", "DOUBLE")]
    public void Aggregates_ChangeTheType(string expression, string type) =>
        Assert.Equal(type, _connection.Scalar($"SELECT typeof({expression}) FROM range(3) r(x)"));

    [Fact]
    public void AtSign_IsNoParameter()
    {
        using var command = new DuckDBCommand("SELECT @x", _connection);
        command.Parameters.AddWithValue("@x", 1);

        // @ is the operator for the absolute value, so x is a column.
        Assert.Equal(DuckDBErrorType.Binder, Assert.Throws<DuckDBException>(() => command.ExecuteScalar()).ErrorType);
    }
}
