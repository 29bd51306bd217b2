using DuckDB.NET.Data;
using FsCheck;
using FsCheck.Fluent;

namespace PerfEval.DuckDb.Tests;

/// <summary>Whatever goes in comes out, for values nobody thought of.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void AppendedRows_ComeBack()
    {
        _connection.Run("CREATE TABLE t(n INTEGER, s VARCHAR, l BIGINT, d DOUBLE, m DECIMAL(38,9))");
        var rows = ArbMap.Default.ArbFor<(string? Text, long? Long, double? Double, long Micro)[]>();

        Prop.ForAll(rows, RoundTrips).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void DecimalParameters_ComeBack()
    {
        using var command = new DuckDBCommand("SELECT $v", _connection);
        var parameter = command.Parameters.AddWithValue("v", null);

        Prop.ForAll(ArbMap.Default.ArbFor<decimal>(), value =>
        {
            parameter.Value = value;
            return Equals(command.ExecuteScalar(), value);
        }).QuickCheckThrowOnFailure();
    }

    private bool RoundTrips((string? Text, long? Long, double? Double, long Micro)[] rows)
    {
        _connection.Run("DELETE FROM t");
        using (var appender = _connection.CreateAppender("t"))
        {
            for (var i = 0; i < rows.Length; i++)
            {
                var (text, number, real, micro) = rows[i];
                appender.CreateRow().AppendValue(i).AppendValue(text).AppendValue(number).AppendValue(real).AppendValue(micro / 1_000_000m).EndRow();
            }

            appender.Complete();
        }

        using var command = new DuckDBCommand("SELECT s, l, d, m FROM t ORDER BY n", _connection);
        using var reader = command.ExecuteReader();
        foreach (var (text, number, real, micro) in rows)
        {
            // UTF-8 has no lone surrogates; they are replaced on the way in.
            var valid = text is null ? null : System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
            if (!reader.Read() || (reader.IsDBNull(0) ? null : reader.GetString(0)) != valid || reader.GetFieldValue<long?>(1) != number
                || !Equals(reader.GetFieldValue<double?>(2), real) || reader.GetDecimal(3) != micro / 1_000_000m)
                return false;
        }

        return !reader.Read();
    }
}
