using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class StreamingTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void StreamingReader_ReadAgainBehindTheEnd_StaysAtTheEnd(int rows)
    {
        using var command = new DuckDBCommand($"SELECT i FROM range({rows}) r(i)", _connection) { UseStreaming = true };
        using var reader = command.ExecuteReader();
        for (var i = 0; i < rows; i++)
            Assert.True(reader.Read());

        Assert.False(reader.Read());
        Assert.False(reader.Read());
    }

    [Fact]
    public void MaterialisedReader_SurvivesOtherStatements()
    {
        using var command = new DuckDBCommand("SELECT i FROM range(10000) r(i)", _connection);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.Equal(1, _connection.Scalar("SELECT 1"));

        var rows = 1;
        while (reader.Read())
            rows++;
        Assert.Equal(10000, rows);
    }

    [Fact]
    public void StreamingReader_RefusesOtherStatementsUntilItIsDone()
    {
        using var command = new DuckDBCommand("SELECT i FROM range(1000000) r(i)", _connection) { UseStreaming = true };
        using (var reader = command.ExecuteReader())
        {
            Assert.True(reader.Read());
            Assert.Throws<InvalidOperationException>(() => _connection.Scalar("SELECT 1"));

            long rows = 1, sum = reader.GetInt64(0);
            for (; reader.Read(); rows++)
                sum += reader.GetInt64(0);
            Assert.Equal((1000000L, 499999500000L), (rows, sum));
            Assert.Equal(1, _connection.Scalar("SELECT 1"));
        }

        using (var abandoned = command.ExecuteReader())
            Assert.True(abandoned.Read());
        Assert.Equal(2, _connection.Scalar("SELECT 2"));
    }

    [Fact]
    public void Stream_OfAResultLargerThanMemoryStartsAtOnce()
    {
        using var command = new DuckDBCommand("SELECT i, repeat('x', 100) FROM range(100000000000) r(i)", _connection) { UseStreaming = true };
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(0L, reader.GetInt64(0));
    }

    [Fact]
    public void ErrorInMidStream_IsThrownAndNotTakenForTheEnd()
    {
        using var command = new DuckDBCommand("SELECT CASE WHEN i = 5000000 THEN error('damaged') ELSE i END FROM range(10000000) r(i)", _connection) { UseStreaming = true };

        var error = Assert.Throws<DuckDBException>(() =>
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
            }
        });

        Assert.Equal("Invalid Input Error: damaged", error.Message);
        Assert.Equal(1, _connection.Scalar("SELECT 1"));
    }
}
