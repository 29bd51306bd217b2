using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using PerfEval.Ingest.Documents;

namespace PerfEval.Worker.State;

/// <summary>The runs for commands that people call often: read without EF, whose first use costs more than all else that they do.</summary>
public sealed class RunHistory : IDisposable
{
    /// <summary>What SQLite says where it may not write beside a file with a log, or not read it.</summary>
    private const int ReadOnly = 8, CannotOpen = 14;

    private readonly StateAddress _address;
    private readonly DbConnection _connection;

    private RunHistory(StateAddress address, DbConnection connection) => (_address, _connection) = (address, connection);

    /// <summary>When what is read was copied; null where it is the state itself.</summary>
    public DateTimeOffset? CopiedAt { get; private init; }

    /// <summary>The state; where this user may not read it as it is, the last copy that serve made.</summary>
    /// <exception cref="InvalidDataException">Another version of the program wrote the state.</exception>
    /// <exception cref="StateDamagedException">It is no whole database.</exception>
    /// <exception cref="DbException">It does not open.</exception>
    public static RunHistory Open(StateAddress address)
    {
        if (address.Postgres is not null)
            return Open(address, Postgres(address.Postgres), copiedAt: null);
        if (StateSnapshot.WhyNoFile(address.File) is { } why)
            throw new StateDamagedException(address, why);
        try
        {
            return Open(address, Sqlite(address.File), copiedAt: null);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ReadOnly or CannotOpen && File.Exists(address.Home.StateCopy))
        {
            return OpenCopy(address.Home);
        }
    }

    /// <summary>The last copy that serve made, whichever store it is of.</summary>
    /// <exception cref="InvalidDataException">Another version of the program made it.</exception>
    /// <exception cref="DbException">There is none, or it does not open.</exception>
    public static RunHistory OpenCopy(DataHome home)
    {
        SpecialFile.Refuse(home.StateCopy);
        // Nobody ever writes to a copy, so it needs no log and no lock.
        var file = $"file:{Uri.EscapeDataString(home.StateCopy)}?immutable=1";
        return Open(StateAddress.Of(home), Sqlite(file), File.GetLastWriteTimeUtc(home.StateCopy));
    }

    /// <summary>The newest first.</summary>
    public List<RunRecord> List(int limit) =>
        Rows($"SELECT {RunRows.Columns} FROM run ORDER BY created_at DESC, attempt DESC LIMIT @limit", RunRows.Run, ("@limit", limit));

    public RunRecord? Find(string runId) => Rows($"SELECT {RunRows.Columns} FROM run WHERE run_id = @run", RunRows.Run, ("@run", runId)).FirstOrDefault();

    /// <summary>The run that was queued when this one ended without being done.</summary>
    public RunRecord? FollowerOf(string runId) =>
        Rows($"SELECT {RunRows.Columns} FROM run WHERE follows = @run", RunRows.Run, ("@run", runId)).FirstOrDefault();

    public List<RunStep> Steps(string runId) =>
        Rows($"SELECT {RunRows.StepColumns} FROM run_step WHERE run_id = @run ORDER BY ordinal", RunRows.Step, ("@run", runId));

    public List<string> Lines(string runId) => Rows("SELECT text FROM run_line WHERE run_id = @run ORDER BY ordinal", row => row.Text(0), ("@run", runId));

    public void Dispose() => _connection.Dispose();

    private static SqliteConnection Sqlite(string file) =>
        new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);

    private static RunHistory Open(StateAddress address, DbConnection connection, DateTimeOffset? copiedAt)
    {
        try
        {
            connection.Open();
            var history = new RunHistory(address, connection) { CopiedAt = copiedAt };
            history.CheckVersion(address);
            return history;
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (e is SocketException)
                throw new StateFailedException(address.ToString(), e);
            throw;
        }
    }

    // Apart, so that the other store's library is not loaded.
    private static NpgsqlConnection Postgres(string connectionString) =>
        new(new NpgsqlConnectionStringBuilder(PostgresState.SourceOf(connectionString)) { Pooling = false }.ConnectionString);

    private void CheckVersion(StateAddress address)
    {
        var version = Rows("SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY 1", row => row.Text(0));
        if (version.Count > StateVersions.Latest)
            throw StateVersions.Newer(address, version[^1]);
        if (version.Count < StateVersions.Latest)
            throw new InvalidDataException($"{address} 尚未升级，启动 serve 时升级。 It is migrated when serve starts.");
    }

    private List<T> Rows<T>(string sql, Func<StateRow, T> read, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        try
        {
            return Read(sql, read, parameters);
        }
        catch (SqliteException e) when (StateSnapshot.IsDamage(e))
        {
            throw new StateDamagedException(_address, e.Message, e);
        }
    }

    private List<T> Read<T>(string sql, Func<StateRow, T> read, ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(new StateRow(reader)));
        return rows;
    }
}
