using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Tests.Export;

public sealed class ResultRowsTests
{
    [Fact]
    public void EveryDuckDbType_ReachesJsonWithoutLoss()
    {
        var json = Print(
            new JsonRowWriter(),
            """
            SELECT 14443712.350000::DECIMAL(18,6) AS amount, sum(1444.371235::DECIMAL(18,6)) AS total, sum(1::BIGINT) AS n,
                   170141183460469231731687303715884105727::HUGEINT AS huge, 0.5 / 2.0 AS ratio, true AS holds,
                   DATE '2024-03-01' AS day, TIMESTAMP '2024-03-01 08:30:00' AS at, TIMESTAMPTZ '2024-03-01 08:30:00+08' AS zoned,
                   [1, 2] AS list, {'单位': '青禾县'} AS struct, '{"a": 1}'::JSON AS js, NULL AS nothing
            """);

        Assert.Equal(
            """
            [
            {"amount":14443712.35,"total":1444.371235,"n":1,"huge":170141183460469231731687303715884105727,"ratio":0.25,"holds":true,"day":"2024-03-01","at":"2024-03-01T08:30:00","zoned":"2024-03-01T00:30:00Z","list":[1,2],"struct":{"单位":"青禾县"},"js":{"a": 1},"nothing":null}
            ]

            """,
            json);
    }

    [Fact]
    public void WideDecimals_KeepEveryDigit() =>
        Assert.Contains(
            "12345678901234567890123456789012.345678", Print(new CsvRowWriter(), "SELECT 12345678901234567890123456789012.345678::DECIMAL(38,6) AS x"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("[1, 2, NULL]", "[1,2,null]")]
    [InlineData("[['a'], [], NULL]", """[["a"],[],null]""")]
    [InlineData("union_value(k := 1)", """{"k":1}""")]
    [InlineData("MAP {'a': 1, 'b': NULL}", """{"a":1,"b":null}""")]
    [InlineData("{'单位': [true], 'd': DATE '2024-01-01'}", """{"单位":[true],"d":"2024-01-01"}""")]
    [InlineData("[12345678901234.123457::DECIMAL(20,6)]", "[12345678901234.123457]")]
    [InlineData("340282366920938463463374607431768211455::UHUGEINT", "340282366920938463463374607431768211455")]
    [InlineData("0.12::DECIMAL(38,38)", "0.12")]
    [InlineData("-0.12::DECIMAL(38,38)", "-0.12")]
    [InlineData("'a\\x00\\xff'::BLOB", "\"6100FF\"")]
    [InlineData("INTERVAL '14 months 2 days 1.5 seconds'", "\"14 months 2 days 00:00:01.5\"")]
    [InlineData("INTERVAL '-1 second'", "\"-00:00:01\"")]
    [InlineData("TIMETZ '12:34:56+08'", "\"0001-01-02T12:34:56+08:00\"")]
    [InlineData("TIMESTAMP '1969-12-31 23:59:59.999999'", "\"1969-12-31T23:59:59.999999\"")]
    [InlineData("'b'::ENUM('a', 'b')", "\"b\"")]
    [InlineData("'10101'::BIT", "\"10101\"")]
    [InlineData("'a' || chr(0)", "\"a\\u0000\"")]
    public void Value_ThatDuckDbNetReadsOtherwise_IsPrintedWhole(string value, string json) =>
        Assert.Equal($"[\n{{\"x\":{json}}}\n]\n", Print(new JsonRowWriter(), $"SELECT {value} AS x"));

    [Fact]
    public void ColumnsOfOneName_KeepTheirOwnValues() =>
        Assert.EndsWith("\r\n1,[2]\r\n", Print(new CsvRowWriter(), "SELECT 1 AS a, [2] AS a"), StringComparison.Ordinal);

    [Fact]
    public void FailureInTheMiddleOfAStream_IsAnErrorAndNoShorterResult()
    {
        // The other threads, which DuckDB interrupts then, may be heard first.
        var error = Record.Exception(
            () => Print(new JsonRowWriter(), "SELECT CASE WHEN range = 300000 THEN error('boom') ELSE range::VARCHAR END AS x FROM range(400000)"));

        Assert.True(error is DuckDBException or OperationCanceledException, $"{error}");
    }

    [Fact]
    public void EmptyStreamedResult_IsNoError() =>
        Assert.Equal("[]\n", Print(new JsonRowWriter(), "SELECT range AS n FROM range(10) WHERE range > 100"));

    private static string Print(IRowWriter writer, string sql)
    {
        using var connection = DuckDbFile.OpenMemory();
        var shape = QueryShape.Of(connection, sql);
        using var command = new DuckDBCommand(shape.Sql, connection) { UseStreamingMode = true };
        using var reader = command.ExecuteReader();
        return writer.Print(ResultRows.From(reader, shape.Types));
    }
}
