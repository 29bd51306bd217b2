using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.State;

/// <summary>state.duckdb opened once and shared by all threads: statements wait for each other, each is of milliseconds.</summary>
public sealed class StateStore : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly Lock _lock = new();

    private StateStore(DuckDBConnection connection) => _connection = connection;

    /// <summary>The one writer; creates or migrates the file.</summary>
    public static StateStore OpenWriter(string path, TimeProvider clock) => new(new StateFile(clock).OpenWriter(path));

    public static StateStore OpenReader(string path, TimeProvider clock) => new(new StateFile(clock).OpenReader(path));

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_lock)
        {
            using var command = Command(sql, parameters);
            return command.ExecuteNonQuery();
        }
    }

    public List<T> Rows<T>(string sql, Func<StateRow, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        lock (_lock)
        {
            using var command = Command(sql, parameters);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(new StateRow(reader)));
            return rows;
        }
    }

    /// <summary>All of the work or nothing; other threads wait until it is done.</summary>
    public T Together<T>(Func<T> work)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            var result = work();
            transaction.Commit();
            return result;
        }
    }

    /// <summary>Appends rows; faster by far than inserts where there are many. Call it outside of <see cref="Together"/>.</summary>
    public void Append(string table, IEnumerable<object?[]> rows)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            using (var appender = _connection.Bulk("main", table))
            {
                foreach (var values in rows)
                {
                    var row = appender.CreateRow();
                    foreach (var value in values)
                        Append(row, value);
                    row.EndRow();
                }

                appender.Complete();
            }

            transaction.Commit();
        }
    }

    /// <summary>A whole copy as of now, complete or not there at all.</summary>
    public void BackUp(string file)
    {
        var unfinished = $"{file}.part";
        lock (_lock)
        {
            File.Delete(unfinished);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            Run($"ATTACH '{unfinished.Replace("'", "''", StringComparison.Ordinal)}' AS backup");
            try
            {
                Run($"COPY FROM DATABASE {Quoted(Path.GetFileNameWithoutExtension(_connection.DataSource))} TO backup");
            }
            finally
            {
                Run("DETACH backup");
            }
        }

        File.Move(unfinished, file, overwrite: true);
    }

    public void Dispose()
    {
        lock (_lock)
            _connection.Dispose();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void Run(string sql)
    {
        using var command = new DuckDBCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    private static void Append(BulkRow row, object? value)
    {
        switch (value)
        {
            case null: row.AppendNullValue(); break;
            case int number: row.AppendValue(number); break;
            case string text: row.AppendValue(text); break;
            default: throw new NotSupportedException($"{value.GetType()} is not appended to the state.");
        }
    }

    private DuckDBCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = new DuckDBCommand(sql, _connection);
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new DuckDBParameter(name, value is DateTimeOffset time ? time.UtcDateTime : value ?? DBNull.Value));
        return command;
    }
}
