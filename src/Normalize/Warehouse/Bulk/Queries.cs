using DuckDB.NET.Data;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>Short statements of the program's own: text, named parameters (bare names), and what becomes of a row.</summary>
public static class Queries
{
    /// <summary>Runs all statements of the text.</summary>
    /// <returns>The rows inserted, updated and deleted.</returns>
    /// <exception cref="DuckDBException">One failed; those before it have run.</exception>
    public static int Execute(this DuckDBConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <returns>The first value of the first row; null where there is no row, and for NULL.</returns>
    public static object? Scalar(this DuckDBConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public static List<T> Rows<T>(
        this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return Rows(command, read);
    }

    /// <summary>Rows of values, null for NULL.</summary>
    public static List<object?[]> Rows(this DuckDBConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        connection.Rows(sql, Values, parameters);

    /// <summary>A command whose reader the caller keeps.</summary>
    /// <exception cref="ArgumentException">A text holds a NUL character, at which DuckDB.NET would cut it.</exception>
    public static DuckDBCommand Command(this DuckDBConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = new DuckDBCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new DuckDBParameter(name, Whole(name, value)));
        return command;
    }

    public static string? TextOrNull(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static List<T> Rows<T>(DuckDBCommand command, Func<DuckDBDataReader, T> read)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static object?[] Values(DuckDBDataReader row)
    {
        var values = new object?[row.FieldCount];
        for (var i = 0; i < values.Length; i++)
            values[i] = row.IsDBNull(i) ? null : row.GetValue(i);
        return values;
    }

    private static object Whole(string name, object? value) => value switch
    {
        null => DBNull.Value,
        string text when text.Contains('\0', StringComparison.Ordinal) =>
            throw new ArgumentException($"The text of ${name} holds a NUL character.", nameof(value)),
        DateTimeOffset time => time.UtcDateTime,
        _ => value,
    };
}
