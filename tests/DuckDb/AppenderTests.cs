using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class AppenderTests : IDisposable
{
    // DuckDB's own appender flushes, and outside a transaction commits, at this many rows.
    private const int FlushRows = 204_800;

    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void EveryType_ArrivesWithItsNulls()
    {
        _connection.Run("""
            CREATE SCHEMA 库;
            CREATE TYPE grade AS ENUM ('优', '良');
            CREATE TABLE 库."all"(b BOOLEAN, i INTEGER, l BIGINT, h HUGEINT, d DOUBLE, m DECIMAL(18,6), w DECIMAL(38,10), s VARCHAR, t DATE, ts TIMESTAMP,
                tz TIMESTAMPTZ, u UUID, o BLOB, g grade, a VARCHAR[])
            """);
        var time = new DateTime(2025, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddTicks(10);
        using (var appender = _connection.CreateAppender("库", "all"))
        {
            appender.CreateRow()
                .AppendValue(true).AppendValue(-1).AppendValue(long.MinValue).AppendValue(decimal.MaxValue).AppendValue(0.1).AppendValue(-14443712.35m)
                .AppendValue(1.0000000001m).AppendValue("单位").AppendValue(new DateOnly(2025, 6, 30)).AppendValue(time).AppendValue(time)
                .AppendValue(Guid.Parse("f0e1d2c3-0000-1111-2222-334455667788")).AppendValue(new byte[] { 0, 1 }).AppendValue("良").AppendValue(new[] { "a", null })
                .EndRow();
            var nulls = appender.CreateRow();
            for (var i = 0; i < 15; i++)
                nulls.AppendNullValue();
            nulls.EndRow();
            Assert.Equal(2, appender.Complete());
        }

        using var command = new DuckDBCommand("FROM 库.\"all\" ORDER BY b IS NULL", _connection);
        using var reader = command.ExecuteReader();
        var row = new object[15];
        Assert.True(reader.Read());
        Assert.Equal(15, reader.GetValues(row));
        Assert.Equal(
            [
                true, -1, long.MinValue, decimal.MaxValue, 0.1, -14443712.35m, 1.0000000001m, "单位", new DateOnly(2025, 6, 30), time, time,
                Guid.Parse("f0e1d2c3-0000-1111-2222-334455667788"), new byte[] { 0, 1 }, "良", "[\"a\",null]",
            ],
            row);
        Assert.True(reader.Read());
        Assert.All(Enumerable.Range(0, 15), i => Assert.True(reader.IsDBNull(i)));
    }

    [Fact]
    public void Texts_OfEveryLengthKeepTheirBytes()
    {
        _connection.Run("CREATE TABLE t(n INTEGER, s VARCHAR)");
        var texts = Enumerable.Range(0, 60).Select(n => new string('a', n))
            .Concat(Enumerable.Range(0, 30).Select(n => string.Concat(Enumerable.Repeat("县", n))))
            .Append(new string('局', 200_000)).Append("𠀀a\0b").ToArray();
        using (var appender = _connection.CreateAppender("t"))
        {
            for (var i = 0; i < texts.Length; i++)
                appender.CreateRow().AppendValue(i).AppendValue(texts[i]).EndRow();
            appender.Complete();
        }

        using var command = new DuckDBCommand("SELECT s FROM t ORDER BY n", _connection);
        using var reader = command.ExecuteReader();
        Assert.All(texts, text =>
        {
            Assert.True(reader.Read());
            Assert.Equal(text, reader.GetString(0));
        });
        Assert.Equal(1L, _connection.Scalar("SELECT count(*) FROM t WHERE s = 'aaaa'"));
    }

    [Fact]
    public void LoneSurrogate_BecomesTheReplacementCharacter()
    {
        _connection.Run("CREATE TABLE t(s VARCHAR)");
        using var appender = _connection.CreateAppender("t");
        appender.CreateRow().AppendValue("坏\uD800").EndRow();
        appender.Complete();

        Assert.Equal("坏\uFFFD", _connection.Scalar("FROM t"));
    }

    [Fact]
    public void Lists_SpanChunksAndGrowWithTheirNulls()
    {
        _connection.Run("CREATE TABLE t(n INTEGER, a VARCHAR[])");
        using (var appender = _connection.CreateAppender("t"))
        {
            for (var i = 0; i < 5000; i++)
            {
                var row = appender.CreateRow().AppendValue(i);
                if (i % 7 == 0)
                    row.AppendNullValue();
                else
                    row.AppendValue(Enumerable.Range(0, i % 5).Select(k => k == 1 ? null : $"证据编号第 {i} 号之 {k}").ToArray());
                row.EndRow();
            }

            appender.Complete();
        }

        const string expected = "CASE WHEN n % 7 = 0 THEN NULL ELSE list_transform(range(n % 5), k -> CASE WHEN k = 1 THEN NULL ELSE '证据编号第 ' || n || ' 号之 ' || k END) END";
        Assert.Equal(5000L, _connection.Scalar($"SELECT count(*) FROM t WHERE a IS NOT DISTINCT FROM {expected}"));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(2048)]
    [InlineData(FlushRows + 5000)]
    public void DisposeWithoutComplete_DiscardsEveryRow(int rows)
    {
        _connection.Run("CREATE TABLE t(x INTEGER, s VARCHAR)");
        using (var appender = _connection.CreateAppender("t"))
            Fill(appender, rows);

        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void DisposeWithoutComplete_LeavesTheTransactionAroundItUsable()
    {
        _connection.Run("CREATE TABLE t(x INTEGER, s VARCHAR)");
        using var transaction = _connection.BeginTransaction();
        _connection.Run("INSERT INTO t VALUES (-1, 'kept')");
        using (var appender = _connection.CreateAppender("t"))
            Fill(appender, FlushRows + 1);
        transaction.Commit();

        Assert.Equal("kept", _connection.Scalar("SELECT s FROM t"));
        Assert.Equal(1L, _connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Complete_InsertsAllRowsBeyondTheFlushLimit()
    {
        _connection.Run("CREATE TABLE t(x INTEGER, s VARCHAR)");
        using (var appender = _connection.CreateAppender("t"))
        {
            Fill(appender, FlushRows + 5000);
            Assert.Equal(FlushRows + 5000, appender.Complete());
        }

        Assert.Equal(FlushRows + 5000L, _connection.Scalar("SELECT count(*) FROM t WHERE s = '第 ' || x || ' 行，写满行内空间'"));
    }

    [Fact]
    public void FailedComplete_LeavesNothingEvenOfFlushedRows()
    {
        _connection.Run("CREATE TABLE t(x INTEGER NOT NULL, s VARCHAR)");
        using var appender = _connection.CreateAppender("t");
        Fill(appender, FlushRows + 5000);
        appender.CreateRow().AppendNullValue().AppendNullValue().EndRow();

        var error = Assert.Throws<DuckDBException>(() => appender.Complete());

        Assert.Contains("NOT NULL constraint failed: t.x", error.Message, StringComparison.Ordinal);
        Assert.Equal(DuckDBErrorType.Constraint, error.ErrorType);
        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void FailedCompleteInATransaction_ForbidsItsCommit()
    {
        _connection.Run("CREATE TABLE t(x INTEGER NOT NULL, s VARCHAR)");
        using var transaction = _connection.BeginTransaction();
        using (var appender = _connection.CreateAppender("t"))
        {
            Fill(appender, FlushRows + 5000);
            appender.CreateRow().AppendNullValue().AppendNullValue().EndRow();
            Assert.Throws<DuckDBException>(() => appender.Complete());
        }

        Assert.Contains("NOT NULL constraint failed", Assert.Throws<DuckDBException>(transaction.Commit).Message, StringComparison.Ordinal);
        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Complete_BelongsToATransactionBegunBySql()
    {
        _connection.Run("CREATE TABLE t(x INTEGER, s VARCHAR)");
        _connection.Run("BEGIN");
        using (var appender = _connection.CreateAppender("t"))
        {
            Fill(appender, 3);
            appender.Complete();
        }

        Assert.Equal(3L, _connection.Scalar("SELECT count(*) FROM t"));
        _connection.Run("ROLLBACK");
        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void ReplacedDocument_DeleteAndAppendersInOneTransaction()
    {
        _connection.Run("CREATE TABLE t(x INTEGER, s VARCHAR); CREATE TABLE u(x INTEGER, s VARCHAR); INSERT INTO t VALUES (1, 'old')");
        using var transaction = _connection.BeginTransaction();
        _connection.Run("DELETE FROM t");
        using var first = _connection.CreateAppender("t");
        using var second = _connection.CreateAppender("u");
        Fill(first, 3);
        Fill(second, 4);
        first.Complete();
        second.Complete();
        transaction.Commit();

        Assert.Equal(7L, _connection.Scalar("SELECT (SELECT count(*) FROM t WHERE s <> 'old') + (SELECT count(*) FROM u)"));
    }

    [Fact]
    public void EmptyAppender_CompletesWithNothing()
    {
        _connection.Run("CREATE TABLE t(x INTEGER)");
        using var appender = _connection.CreateAppender("t");

        Assert.Equal(0, appender.Complete());
        Assert.Throws<ObjectDisposedException>(appender.CreateRow);
    }

    [Fact]
    public void Row_MustHaveExactlyAsManyValuesAsColumns()
    {
        _connection.Run("CREATE TABLE t(x INTEGER, y INTEGER)");
        using var appender = _connection.CreateAppender("t");
        var row = appender.CreateRow().AppendValue(1);

        Assert.Throws<InvalidOperationException>(row.EndRow);
        Assert.Throws<InvalidOperationException>(appender.CreateRow);
        Assert.Throws<InvalidOperationException>(() => appender.Complete());
        row.AppendValue(2);
        Assert.Throws<InvalidOperationException>(() => row.AppendValue(3));
        row.EndRow();
        Assert.Equal(1, appender.Complete());
    }

    [Fact]
    public void MissingTable_IsNamed()
    {
        var error = Assert.Throws<DuckDBException>(() => _connection.CreateAppender("nowhere", "t"));

        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2345675", "1.234568")]
    [InlineData("-1.2345675", "-1.234568")]
    [InlineData("0.00000049", "0.000000")]
    [InlineData("999999999999.999999", "999999999999.999999")]
    public void Decimals_RoundAsDuckDbsCastDoes(string value, string stored)
    {
        _connection.Run("CREATE TABLE t(m DECIMAL(18,6))");
        using var appender = _connection.CreateAppender("t");
        appender.CreateRow().AppendValue(decimal.Parse(value, null)).EndRow();
        appender.Complete();

        Assert.Equal(stored, _connection.Scalar("SELECT m::VARCHAR FROM t"));
        Assert.Equal(stored, _connection.Scalar($"SELECT '{value}'::DECIMAL(18,6)::VARCHAR"));
    }

    [Fact]
    public void ValuesThatDoNotFit_AreRefusedWithTheColumnsType()
    {
        _connection.Run("CREATE TABLE t(m DECIMAL(18,6))");
        _connection.Run("CREATE TABLE i(n TINYINT)");
        using var amounts = _connection.CreateAppender("t");
        using var numbers = _connection.CreateAppender("i");
        var amount = amounts.CreateRow();
        var number = numbers.CreateRow();

        Assert.Contains("DECIMAL(18,6)", Assert.Throws<OverflowException>(() => amount.AppendValue(1_000_000_000_000m)).Message, StringComparison.Ordinal);
        Assert.Contains("TINYINT", Assert.Throws<OverflowException>(() => number.AppendValue(128)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongKindOfValue_IsRefused()
    {
        _connection.Run("CREATE TABLE t(n INTEGER)");
        using var appender = _connection.CreateAppender("t");
        var row = appender.CreateRow();

        Assert.Contains("INTEGER does not take text", Assert.Throws<InvalidCastException>(() => row.AppendValue("1")).Message, StringComparison.Ordinal);
    }

    private static void Fill(DuckDBAppender appender, int rows)
    {
        for (var i = 0; i < rows; i++)
            appender.CreateRow().AppendValue(i).AppendValue($"第 {i} 行，写满行内空间").EndRow();
    }
}
