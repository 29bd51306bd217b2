using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Analytics.Running;

/// <summary>Runs statements on one connection; cancelling the token interrupts the one that runs.</summary>
internal sealed class Statements(DuckDBConnection connection, CancellationToken ct)
{
    private string? _searchPath;

    public bool IsCancelled => ct.IsCancellationRequested;

    /// <summary>Names without a schema are looked for in these schemas, in this order.</summary>
    public void Search(string path)
    {
        if (_searchPath == path)
            return;
        Execute($"SET search_path = {Literal(path)}");
        _searchPath = path;
    }

    public int Execute(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        using var interrupt = new Interruption(connection, ct);
        return command.ExecuteNonQuery();
    }

    public object? Scalar(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        using var interrupt = new Interruption(connection, ct);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public List<object?[]> Rows(string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = Command(sql, parameters);
        using var interrupt = new Interruption(connection, ct);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }

        return rows;
    }

    public static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    public static string Literal(string text) => '\'' + text.Replace("'", "''", StringComparison.Ordinal) + '\'';

    private DuckDBCommand Command(string sql, (string Name, object? Value)[] parameters)
    {
        ct.ThrowIfCancellationRequested();
        var command = new DuckDBCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new DuckDBParameter(name, value ?? DBNull.Value));
        return command;
    }
}
