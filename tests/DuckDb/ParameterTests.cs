using System.Numerics;
using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class ParameterTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    public static TheoryData<object, string> Values => new()
    {
        { true, "BOOLEAN" },
        { (sbyte)-1, "TINYINT" },
        { (short)-2, "SMALLINT" },
        { -3, "INTEGER" },
        { -4L, "BIGINT" },
        { (byte)1, "UTINYINT" },
        { (ushort)2, "USMALLINT" },
        { 3u, "UINTEGER" },
        { ulong.MaxValue, "UBIGINT" },
        { 1.5f, "FLOAT" },
        { -0.1, "DOUBLE" },
        { 14443712.35m, "DECIMAL(18,2)" },
        { -0.000001m, "DECIMAL(18,6)" },
        { 79228162514264337593543950335m, "DECIMAL(38,0)" },
        { "绩效自评 𠀀", "VARCHAR" },
        { new DateOnly(1969, 12, 31), "DATE" },
        { new TimeOnly(23, 59, 59, 999), "TIME" },
        { new DateTime(1899, 12, 31, 23, 59, 58).AddTicks(10), "TIMESTAMP" },
        { new DuckDBInterval(14, -3, 5_000_001), "INTERVAL" },
        { Guid.Parse("f0e1d2c3-0000-1111-2222-334455667788"), "UUID" },
        { new byte[] { 0, 255, 10 }, "BLOB" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_ComesBackAsItWent(object value, string type)
    {
        using var command = new DuckDBCommand("SELECT $v, typeof($v)", _connection);
        command.Parameters.AddWithValue("v", value);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(value, reader.GetValue(0));
        Assert.Equal(type, reader.GetString(1));
        Assert.Equal(type, reader.GetDataTypeName(0));
    }

    [Theory]
    [InlineData("SELECT $a - $b")]
    [InlineData("SELECT $A - $B")]
    [InlineData("SELECT ? - ?")]
    [InlineData("SELECT $1 - $2")]
    public void Parameters_BindByNameAndByPlace(string sql)
    {
        using var command = new DuckDBCommand(sql, _connection);
        command.Parameters.AddWithValue("@a", 10);
        command.Parameters.AddWithValue("$b", 3);

        Assert.Equal(7, command.ExecuteScalar());
    }

    [Fact]
    public void MissingParameter_IsNamed()
    {
        using var command = new DuckDBCommand("SELECT $present + $absent", _connection);
        command.Parameters.AddWithValue("present", 1);

        var error = Assert.Throws<DuckDBException>(() => command.ExecuteScalar());

        Assert.Contains("$absent", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(typeof(DBNull))]
    public void Null_IsNull(object? kind)
    {
        using var command = new DuckDBCommand("SELECT $v IS NULL", _connection);
        command.Parameters.AddWithValue("v", kind is null ? null : DBNull.Value);

        Assert.Equal(true, command.ExecuteScalar());
    }

    [Fact]
    public void DecimalsOfOneScale_HaveOneTypeWhateverTheirDigits()
    {
        using var command = new DuckDBCommand("SELECT typeof($v)", _connection);
        var parameter = command.Parameters.AddWithValue("v", null);
        var types = new[] { 0.01m, 1.00m, -99999999.99m, 9999999999999999.99m }.Select(v =>
        {
            parameter.Value = v;
            return (string)command.ExecuteScalar()!;
        });

        Assert.Equal("DECIMAL(18,2)", Assert.Single(types.Distinct()));
    }

    [Fact]
    public void DateTimeOffsetAndLocalTime_AreSentAsUtc()
    {
        var time = new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.FromHours(8));
        using var command = new DuckDBCommand("SELECT $tz, $local", _connection);
        command.Parameters.AddWithValue("tz", time);
        command.Parameters.AddWithValue("local", time.LocalDateTime);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(new DateTime(2025, 3, 1, 0, 0, 0, DateTimeKind.Utc), reader.GetDateTime(0));
        Assert.Equal(DateTimeKind.Utc, reader.GetDateTime(0).Kind);
        Assert.Equal(new DateTime(2025, 3, 1), reader.GetDateTime(1));
    }

    [Fact]
    public void Lists_BindAsLists()
    {
        using var command = new DuckDBCommand("SELECT list_contains($names, '丙') AND len($ids) = 3 AND $ids[2] IS NULL AND $none = []", _connection);
        command.Parameters.AddWithValue("names", new[] { "甲", "乙", "丙" });
        command.Parameters.AddWithValue("ids", new List<int?> { 1, null, 3 });
        command.Parameters.AddWithValue("none", Array.Empty<string>());

        Assert.Equal(true, command.ExecuteScalar());
    }

    [Fact]
    public void HugeValues_KeepEveryDigit()
    {
        var huge = BigInteger.Parse("-170141183460469231731687303715884105727", null);
        using var command = new DuckDBCommand("SELECT $v", _connection);
        command.Parameters.AddWithValue("v", huge);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(huge, reader.GetFieldValue<BigInteger>(0));
    }
}
