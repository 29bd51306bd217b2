using DuckDB.NET.Data;
using PerfEval.Worker.Output;

namespace PerfEval.Worker.Tests.Output;

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
        Assert.Contains("12345678901234567890123456789012.345678", Print(new CsvRowWriter(), "SELECT 12345678901234567890123456789012.345678::DECIMAL(38,6) AS x"), StringComparison.Ordinal);

    [Fact]
    public void EmptyStreamedResult_IsNoError() =>
        Assert.Equal("[]\n", Print(new JsonRowWriter(), "SELECT range AS n FROM range(10) WHERE range > 100"));

    private static string Print(IRowWriter writer, string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = new DuckDBCommand(sql, connection) { UseStreamingMode = true };
        using var reader = command.ExecuteReader();
        return writer.Print(ResultRows.From(reader));
    }
}
