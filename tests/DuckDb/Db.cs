using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

/// <summary>Opens databases for tests.</summary>
internal static class Db
{
    public static DuckDBConnection Open(string source = ":memory:", string options = "")
    {
        var connection = new DuckDBConnection($"Data Source={source};{options}");
        connection.Open();
        return connection;
    }

    public static object? Scalar(this DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        return command.ExecuteScalar();
    }

    public static int Run(this DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        return command.ExecuteNonQuery();
    }
}
