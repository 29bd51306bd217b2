using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class StatementTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void LaterStatement_SeesWhatAnEarlierOneCreated()
    {
        using var command = new DuckDBCommand("CREATE TABLE t(x INTEGER); INSERT INTO t VALUES (1), (2); SELECT sum(x)::INTEGER FROM t", _connection);

        Assert.Equal(3, command.ExecuteScalar());
    }

    [Fact]
    public void RowsChanged_AddUpOverStatements()
    {
        _connection.Run("CREATE TABLE t(x INTEGER)");

        Assert.Equal(5, _connection.Run("INSERT INTO t VALUES (1), (2), (3); UPDATE t SET x = 0 WHERE x < 3"));
        Assert.Equal(3, _connection.Run("DELETE FROM t RETURNING x"));
        Assert.Equal(-1, _connection.Run("SELECT 1"));
        Assert.Equal(-1, _connection.Run("CREATE TABLE u(x INTEGER)"));
        Assert.Equal(-1, _connection.Run(""));
    }

    [Fact]
    public void NextResult_SkipsStatementsWithoutRows()
    {
        using var command = new DuckDBCommand("SELECT 1; CREATE TABLE t(x INTEGER); SELECT 'b' AS second", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.True(reader.NextResult());
        Assert.Equal("second", reader.GetName(0));
        Assert.True(reader.Read());
        Assert.Equal("b", reader.GetString(0));
        Assert.False(reader.NextResult());
    }

    [Fact]
    public void ClosingTheReader_RunsTheStatementsNotReached()
    {
        using (var command = new DuckDBCommand("SELECT 1; CREATE TABLE t AS SELECT 7 AS x", _connection))
        using (var reader = command.ExecuteReader())
            Assert.True(reader.Read());

        Assert.Equal(7, _connection.Scalar("FROM t"));
    }

    [Theory]
    [InlineData("SELECT error('stop'); CREATE TABLE late(x INTEGER)")]
    [InlineData("CREATE TABLE early(x INTEGER); SELECT error('stop'); CREATE TABLE late(x INTEGER)")]
    [InlineData("SELECT 1; SELECT error('stop'); CREATE TABLE late(x INTEGER)")]
    public void FailedStatement_StopsThoseBehindIt(string sql)
    {
        Assert.Throws<DuckDBException>(() => _connection.Run(sql));

        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'late'"));
    }

    [Fact]
    public void Pivot_WhichIsSeveralStatementsInside_GivesItsRows()
    {
        _connection.Run("CREATE TABLE t AS SELECT * FROM (VALUES ('a', 1), ('b', 2)) v(k, n)");

        using var command = new DuckDBCommand("PIVOT t ON k USING sum(n)", _connection);
        using var reader = command.ExecuteReader();

        Assert.Equal(["a", "b"], [reader.GetName(0), reader.GetName(1)]);
        Assert.True(reader.Read());
        Assert.Equal(2, reader.GetInt32(1));
    }

    [Theory]
    [InlineData("SELEC 1", DuckDBErrorType.Parser, "Parser Error: syntax error at or near \"SELEC\"")]
    [InlineData("SELECT nothing", DuckDBErrorType.Binder, "Binder Error: Referenced column \"nothing\" was not found")]
    [InlineData("FROM nowhere", DuckDBErrorType.Catalog, "Catalog Error: Table with name nowhere does not exist!")]
    [InlineData("SELECT 'x'::INTEGER FROM range(1)", DuckDBErrorType.Conversion, "Conversion Error: Could not convert string 'x' to INT32")]
    [InlineData("SELECT error('为空')", DuckDBErrorType.InvalidInput, "Invalid Input Error: 为空")]
    public void Error_CarriesDuckDbsMessageAndType(string sql, DuckDBErrorType type, string message)
    {
        var error = Assert.Throws<DuckDBException>(() => _connection.Run(sql));

        Assert.Equal(type, error.ErrorType);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NulInTheText_IsRefusedAndNotCutThere() =>
        Assert.Throws<DuckDBException>(() => _connection.Scalar("SELECT 1 \0 + 1"));

    [Fact]
    public void CommandRunAgain_UsesNewValuesAndSurvivesChangedTables()
    {
        _connection.Run("CREATE TABLE t AS SELECT 1 AS x");
        using var command = new DuckDBCommand("SELECT x + $n FROM t", _connection);
        var parameter = command.Parameters.AddWithValue("n", 1);
        Assert.Equal(2, command.ExecuteScalar());

        _connection.Run("CREATE OR REPLACE TABLE t AS SELECT 10 AS x");
        parameter.Value = 5;

        Assert.Equal(15, command.ExecuteScalar());
    }

    [Fact]
    public void CommandDisposedBeforeItsReader_LeavesTheReaderWhole()
    {
        var command = new DuckDBCommand("SELECT 1; SELECT 2", _connection);
        using var reader = command.ExecuteReader();
        command.Dispose();

        Assert.True(reader.NextResult());
        Assert.True(reader.Read());
        Assert.Equal(2, reader.GetInt32(0));
    }
}
