using System.Numerics;
using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class ReaderTypeTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    public static TheoryData<string, object> Scalars => new()
    {
        { "true", true },
        { "(-128)::TINYINT", sbyte.MinValue },
        { "(-32768)::SMALLINT", short.MinValue },
        { "(-2147483648)::INTEGER", int.MinValue },
        { "(-9223372036854775808)::BIGINT", long.MinValue },
        { "255::UTINYINT", byte.MaxValue },
        { "65535::USMALLINT", ushort.MaxValue },
        { "4294967295::UINTEGER", uint.MaxValue },
        { "18446744073709551615::UBIGINT", ulong.MaxValue },
        { "(-5)::HUGEINT", -5m },
        { "79228162514264337593543950335::UHUGEINT", decimal.MaxValue },
        { "1.25::FLOAT", 1.25f },
        { "0.1::DOUBLE", 0.1 },
        { "(-999.9)::DECIMAL(4,1)", -999.9m },
        { "12345.6789::DECIMAL(9,4)", 12345.6789m },
        { "(-14443712.350000)::DECIMAL(18,6)", -14443712.35m },
        { "12345678901234567890123.4567::DECIMAL(38,4)", 12345678901234567890123.4567m },
        { "0.5::DECIMAL(38,38)", 0.5m },
        { "''", "" },
        { "'十二个字节以内'", "十二个字节以内" },
        { "'扩展区 𠀀 与 emoji 🀄'", "扩展区 𠀀 与 emoji 🀄" },
        { "DATE '0001-01-01'", DateOnly.MinValue },
        { "DATE '9999-12-31'", DateOnly.MaxValue },
        { "TIME '23:59:59.999999'", new TimeOnly(23, 59, 59, 999, 999) },
        { "TIMESTAMP '1969-12-31 23:59:59.999999'", new DateTime(1970, 1, 1).AddTicks(-10) },
        { "TIMESTAMP_S '2025-01-02 03:04:05'", new DateTime(2025, 1, 2, 3, 4, 5) },
        { "TIMESTAMP_MS '2025-01-02 03:04:05.678'", new DateTime(2025, 1, 2, 3, 4, 5, 678) },
        { "TIMESTAMP_NS '1969-12-31 23:59:59.9999999'", new DateTime(1970, 1, 1).AddTicks(-1) },
        { "TIMESTAMPTZ '2025-01-01 08:00:00+08'", new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
        { "TIMETZ '08:00:00+08'", new DateTimeOffset(1, 1, 2, 8, 0, 0, TimeSpan.FromHours(8)) },
        { "INTERVAL '14 months 3 days 1 second'", new DuckDBInterval(14, 3, 1_000_000) },
        { "'\\x00\\xFFab'::BLOB", new byte[] { 0, 255, 97, 98 } },
        { "UUID 'f0e1d2c3-0000-1111-2222-334455667788'", Guid.Parse("f0e1d2c3-0000-1111-2222-334455667788") },
        { "'重'::ENUM('轻', '重')", "重" },
        { "'0101110'::BIT", "0101110" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public void Value_HasItsClrTypeAndNullIsDbNull(string sql, object expected)
    {
        using var command = new DuckDBCommand($"SELECT v FROM (SELECT {sql} AS v UNION ALL SELECT NULL) ORDER BY v IS NULL", _connection);
        using var reader = command.ExecuteReader();

        Assert.Equal(expected.GetType(), reader.GetFieldType(0));
        Assert.True(reader.Read());
        Assert.Equal(expected, reader.GetValue(0));
        if (expected is DateTime time)
            Assert.Equal(time.Kind, reader.GetDateTime(0).Kind);
        Assert.True(reader.Read());
        Assert.True(reader.IsDBNull(0));
        Assert.Equal(DBNull.Value, reader.GetValue(0));
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("[1, NULL, 3]")]
    [InlineData("['中', NULL, 'a\"b']")]
    [InlineData("[[1.5], [], NULL]")]
    [InlineData("[1, 2]::INTEGER[2]")]
    [InlineData("{'单位': '某局', 'n': 1, 'none': NULL, 'deep': {'ok': true}}")]
    [InlineData("[{'a': DATE '2025-01-01'}, {'a': NULL}]")]
    [InlineData("MAP {'k': 1, '键': NULL}")]
    [InlineData("union_value(num := 2)")]
    [InlineData("[]::VARCHAR[]")]
    public void NestedValue_IsTheJsonThatDuckDbWrites(string sql)
    {
        using var command = new DuckDBCommand($"SELECT {sql}, to_json({sql})::VARCHAR", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(reader.GetString(1), reader.GetString(0));
        Assert.Equal(typeof(string), reader.GetFieldType(0));
    }

    [Fact]
    public void NestedValues_AreRightInEveryRowOfEveryChunk()
    {
        const string sql = "SELECT i, list_transform(range(i % 5), x -> 'n' || (x + i)) AS l, {'i': i, 'l': [i, i + 1]} AS s FROM range(10000) r(i)";
        using var command = new DuckDBCommand($"SELECT l, to_json(l)::VARCHAR, s, to_json(s)::VARCHAR FROM ({sql}) ORDER BY i", _connection);
        foreach (var streaming in new[] { false, true })
        {
            command.UseStreaming = streaming;
            using var reader = command.ExecuteReader();
            var rows = 0;
            for (; reader.Read(); rows++)
            {
                Assert.Equal(reader.GetString(1), reader.GetString(0));
                Assert.Equal(reader.GetString(3), reader.GetString(2));
            }

            Assert.Equal(10000, rows);
        }
    }

    [Fact]
    public void SumOfIntegers_ReadsAsAnyNumberThoughItIsHugeInt()
    {
        using var command = new DuckDBCommand("SELECT sum(i) FROM range(10) r(i)", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal("HUGEINT", reader.GetDataTypeName(0));
        Assert.Equal(45L, reader.GetInt64(0));
        Assert.Equal(45, reader.GetInt32(0));
        Assert.Equal(45.0, reader.GetDouble(0));
        Assert.Equal(new BigInteger(45), reader.GetFieldValue<BigInteger>(0));
    }

    [Fact]
    public void NumbersBeyondDecimal_ThrowButKeepTheirText()
    {
        using var command = new DuckDBCommand(
            "SELECT 170141183460469231731687303715884105727::HUGEINT, 12345678901234567890.123456789012345678::DECIMAL(38,18)", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Throws<OverflowException>(() => reader.GetValue(0));
        Assert.Equal("170141183460469231731687303715884105727", reader.GetString(0));
        Assert.Throws<OverflowException>(() => reader.GetDecimal(1));
        Assert.Equal("12345678901234567890.123456789012345678", reader.GetString(1));
    }

    [Fact]
    public void TypedGetters_ConvertOnlyWithoutLoss()
    {
        using var command = new DuckDBCommand("SELECT 2.5::DECIMAL(3,1), 300, DATE '2025-06-30', INTERVAL 1 MONTH, 7::BIGINT", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Throws<InvalidCastException>(() => reader.GetInt32(0));
        Assert.Equal(2.5, reader.GetDouble(0));
        Assert.Throws<OverflowException>(() => reader.GetByte(1));
        Assert.Equal(new DateTime(2025, 6, 30), reader.GetDateTime(2));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<TimeSpan>(3));
        Assert.Equal(DayOfWeek.Sunday, (DayOfWeek)reader.GetFieldValue<int>(4) - 7);
        Assert.Throws<InvalidCastException>(() => reader.GetGuid(4));
    }

    [Fact]
    public void Null_IsReadableAsNullableOnly()
    {
        using var command = new DuckDBCommand("SELECT NULL::INTEGER AS n", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Null(reader.GetFieldValue<int?>(0));
        Assert.Equal(DBNull.Value, reader.GetFieldValue<object>(0));
        Assert.Contains("'n'", Assert.Throws<InvalidCastException>(() => reader.GetInt32(0)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidCastException>(() => reader.GetString(0));
    }

    [Fact]
    public void InfiniteDates_ThrowInsteadOfWrappingRound()
    {
        using var command = new DuckDBCommand("SELECT 'infinity'::DATE, '-infinity'::TIMESTAMP, DATE '10000-01-01'", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        for (var i = 0; i < 3; i++)
            Assert.Throws<OverflowException>(() => reader.GetValue(i));
    }

    [Fact]
    public void TypeWithoutAReader_SaysWhatToDo()
    {
        using var command = new DuckDBCommand("SELECT 5::BIGNUM", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Contains("VARCHAR", Assert.Throws<NotSupportedException>(() => reader.GetValue(0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BytesAndChars_AreReadInPieces()
    {
        using var command = new DuckDBCommand("SELECT 'abcdef'::BLOB, '甲乙丙丁'", _connection);
        using var reader = command.ExecuteReader();
        var bytes = new byte[4];
        var chars = new char[2];

        Assert.True(reader.Read());
        Assert.Equal(6, reader.GetBytes(0, 0, null, 0, 0));
        Assert.Equal(2, reader.GetBytes(0, 4, bytes, 1, 3));
        Assert.Equal([0, (byte)'e', (byte)'f', 0], bytes);
        Assert.Equal(2, reader.GetChars(1, 1, chars, 0, 2));
        Assert.Equal("乙丙", new string(chars));
    }
}
