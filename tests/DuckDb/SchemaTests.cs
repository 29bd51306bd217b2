using System.Data;
using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class SchemaTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void DataTable_LoadsRowsTypesAndNulls()
    {
        using var command = new DuckDBCommand("SELECT * FROM (VALUES (1, '甲', 1.50), (2, NULL, NULL)) v(id, unit, amount)", _connection);
        using var reader = command.ExecuteReader();
        using var table = new DataTable();
        table.Load(reader);

        Assert.Equal([typeof(int), typeof(string), typeof(decimal)], table.Columns.Cast<DataColumn>().Select(c => c.DataType));
        Assert.Equal([2, DBNull.Value, DBNull.Value], table.Rows[1].ItemArray);
        Assert.Equal(1.50m, table.Rows[0]["amount"]);
    }

    [Fact]
    public void ColumnSchema_TellsNamesTypesAndPrecision()
    {
        using var command = new DuckDBCommand("SELECT 1::DECIMAL(18,6) AS 金额, ['a'] AS list, {'k': 1, 'b': [1.0]} AS s, MAP {'a': 1} AS m", _connection);
        using var reader = command.ExecuteReader();
        var schema = reader.GetColumnSchema();

        Assert.Equal(["金额", "list", "s", "m"], schema.Select(c => c.ColumnName));
        Assert.Equal(["DECIMAL(18,6)", "VARCHAR[]", "STRUCT(\"k\" INTEGER, \"b\" DECIMAL(2,1)[])", "MAP(VARCHAR, INTEGER)"], schema.Select(c => c.DataTypeName));
        Assert.Equal((18, 6), (schema[0].NumericPrecision, schema[0].NumericScale));
        Assert.Equal(4, reader.GetSchemaTable()!.Rows.Count);
    }

    [Fact]
    public void Ordinal_IgnoresCaseAndTakesTheFirstOfTwins()
    {
        using var command = new DuckDBCommand("SELECT 1 AS Amount, 2 AS amount, 3 AS other", _connection);
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(0, reader.GetOrdinal("AMOUNT"));
        Assert.Equal(3, reader["Other"]);
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetOrdinal("absent"));
    }

    [Fact]
    public void EmptyResult_HasColumnsButNoRows()
    {
        using var command = new DuckDBCommand("SELECT 1 AS x WHERE false", _connection);
        using var reader = command.ExecuteReader();

        Assert.False(reader.HasRows);
        Assert.Equal(1, reader.FieldCount);
        Assert.False(reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.GetValue(0));
    }
}
