using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Tests.Warehouse.Bulk;

public sealed class BulkLoaderTests : IDisposable
{
    private readonly DuckDBConnection _connection = DuckDbFile.OpenMemory();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Values_ArriveInColumnsOfTheirOwnWidth()
    {
        Run("CREATE TABLE t(small SMALLINT, number INTEGER, big BIGINT, ratio DOUBLE, amount DECIMAL(18,6), holds BOOLEAN, day DATE, moment TIMESTAMP, word "
            + "VARCHAR)");

        using (var rows = _connection.Bulk("main", "t"))
        {
            for (var i = 0L; i < 3; i++)
            {
                rows.CreateRow().AppendValue(i).AppendValue(i).AppendValue(i).AppendValue(i).AppendValue(i).AppendValue((bool?)true)
                    .AppendValue(new DateOnly(2024, 3, 1)).AppendValue(new DateTime(2024, 3, 1, 8, 30, 0, DateTimeKind.Utc)).AppendValue("青禾县").EndRow();
            }

            rows.Complete();
        }

        Assert.Equal(
            "0,0,0,0.0,0.000000,true,2024-03-01,2024-03-01 08:30:00,青禾县;1,1,1,1.0,1.000000,true,2024-03-01,2024-03-01 "
            + "08:30:00,青禾县;2,2,2,2.0,2.000000,true,2024-03-01,2024-03-01 08:30:00,青禾县",
            Text("SELECT string_agg(concat_ws(',', small, number, big, ratio, amount, holds, day, moment, word), ';' ORDER BY number) FROM t"));
    }

    [Theory]
    [InlineData("INTEGER", 2147483648L)]
    [InlineData("INTEGER", -2147483649L)]
    [InlineData("SMALLINT", 32768L)]
    [InlineData("DECIMAL(9,6)", 1000L)]
    public void Number_OutOfTheColumnsRange_IsRefused(string type, long number)
    {
        Run($"CREATE TABLE t(x {type})");
        using var rows = _connection.Bulk("main", "t");

        var error = Assert.Throws<OverflowException>(() => rows.CreateRow().AppendValue(number));

        Assert.Equal($"{number.ToString(CultureInfo.InvariantCulture)} does not fit into a column of type {type}.", error.Message);
    }

    [Theory]
    [InlineData("DECIMAL(18,6)", "1.0000005", "1.000001")]
    [InlineData("DECIMAL(18,6)", "-1.0000005", "-1.000001")]
    [InlineData("DECIMAL(18,6)", "1.00000049", "1.000000")]
    [InlineData("DECIMAL(18,6)", "999999999999.999999", "999999999999.999999")]
    [InlineData("DECIMAL(4,2)", "0.005", "0.01")]
    [InlineData("DECIMAL(9,2)", "12.345", "12.35")]
    [InlineData("DECIMAL(38,2)", "12.345", "12.35")]
    [InlineData("DECIMAL(38,9)", "12345678901234567890.5", "12345678901234567890.500000000")]
    public void Decimal_BeyondTheScale_IsRoundedNotCut(string type, string given, string stored)
    {
        Run($"CREATE TABLE t(x {type})");

        Load(row => row.AppendValue(decimal.Parse(given, CultureInfo.InvariantCulture)));

        Assert.Equal(stored, Text("SELECT x::VARCHAR FROM t"));
    }

    [Fact]
    public void Decimal_ThatRoundsOutOfTheWidth_IsRefused()
    {
        Run("CREATE TABLE t(x DECIMAL(18,6))");
        using var rows = _connection.Bulk("main", "t");

        Assert.Throws<OverflowException>(() => rows.CreateRow().AppendValue(999_999_999_999.9999995m));
    }

    [Theory]
    [InlineData("a\0b", "610062")]
    [InlineData("", "")]
    [InlineData("中\U00020000", "E4B8ADF0A08080")]
    public void Text_KeepsEveryCharacter(string given, string stored)
    {
        Run("CREATE TABLE t(x VARCHAR)");

        Load(row => row.AppendValue(given));

        Assert.Equal(stored, Text("SELECT hex(x) FROM t WHERE x IS NOT NULL"));
    }

    [Fact]
    public void LoneSurrogate_BecomesTheReplacementCharacter()
    {
        Run("CREATE TABLE t(x VARCHAR)");

        Load(row => row.AppendValue("x\uD800y"));

        Assert.Equal("78EFBFBD79", Text("SELECT hex(x) FROM t"));
    }

    [Fact]
    public void LongText_Fits()
    {
        Run("CREATE TABLE t(x VARCHAR)");

        Load(row => row.AppendValue(new string('字', 100_000)));

        Assert.Equal("100000", Text("SELECT length(x)::VARCHAR FROM t"));
    }

    [Fact]
    public void Null_FitsEveryColumn()
    {
        Run("CREATE TABLE t(a INTEGER, b DECIMAL(18,6), c VARCHAR, d DATE, e TIMESTAMP, f BOOLEAN, g DOUBLE, h BIGINT)");

        Load(row => row.AppendValue((int?)null).AppendValue((decimal?)null).AppendValue((string?)null).AppendValue((DateOnly?)null).AppendValue((DateTime?)null)
            .AppendValue((bool?)null).AppendValue((double?)null).AppendNullValue());

        Assert.Equal(
            "1",
            Text(
                "SELECT count(*)::VARCHAR FROM t WHERE coalesce(a::VARCHAR, b::VARCHAR, c, d::VARCHAR, e::VARCHAR, f::VARCHAR, g::VARCHAR, h::VARCHAR) IS NULL"));
    }

    [Fact]
    public void AnotherKindOfValue_IsRefused()
    {
        Run("CREATE TABLE t(a INTEGER, b VARCHAR)");
        using var rows = _connection.Bulk("main", "t");
        var row = rows.CreateRow();

        Assert.Equal("A column of type INTEGER does not take text.", Assert.Throws<InvalidCastException>(() => row.AppendValue("1")).Message);
        Assert.Equal("A column of type VARCHAR does not take an integer.", Assert.Throws<InvalidCastException>(() => row.AppendValue(1)).Message);
    }

    [Fact]
    public void IncompleteRow_IsRefused()
    {
        Run("CREATE TABLE t(a INTEGER, b INTEGER)");
        using var rows = _connection.Bulk("main", "t");
        var row = rows.CreateRow().AppendValue(1);

        Assert.Throws<InvalidOperationException>(row.EndRow);
        Assert.Throws<InvalidOperationException>(rows.CreateRow);
        Assert.Throws<InvalidOperationException>(rows.Complete);
        row.AppendValue(2).EndRow();
        Assert.Throws<InvalidOperationException>(() => row.AppendValue(3));
    }

    [Fact]
    public void WithoutComplete_NoRowStays()
    {
        Run("CREATE TABLE t(a INTEGER)");

        using (var rows = _connection.Bulk("main", "t"))
            rows.CreateRow().AppendValue(1).EndRow();

        Assert.Equal("0", Text("SELECT count(*)::VARCHAR FROM t"));
    }

    [Fact]
    public void RowsFlushedOnTheWay_AreTakenBackWithTheTransaction()
    {
        Run("CREATE TABLE t(a INTEGER)");

        using (new WholeTransaction(_connection))
        {
            using var rows = _connection.Bulk("main", "t");
            for (var i = 0; i < 300_000; i++)
                rows.CreateRow().AppendValue(i).EndRow();
        }

        Assert.Equal("0", Text("SELECT count(*)::VARCHAR FROM t"));
    }

    [Fact]
    public void UnknownType_IsNamed() =>
        Assert.Contains("HUGEINT", Assert.Throws<NotSupportedException>(() =>
        {
            Run("CREATE TABLE t(a HUGEINT)");
            _connection.Bulk("main", "t");
        }).Message, StringComparison.Ordinal);

    private void Load(Action<BulkRow> fill)
    {
        using var rows = _connection.Bulk("main", "t");
        var row = rows.CreateRow();
        fill(row);
        row.EndRow();
        rows.Complete();
    }

    private void Run(string sql)
    {
        using var command = new DuckDBCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    private string? Text(string sql)
    {
        using var command = new DuckDBCommand(sql, _connection);
        return command.ExecuteScalar() as string;
    }
}
