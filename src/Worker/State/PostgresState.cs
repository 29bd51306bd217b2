using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PerfEval.Worker.State;

/// <summary>
/// The state in PostgreSQL, in a schema of its own. It is copied into the home and then migrated in one transaction; a copy of it is a SQLite file as of
/// any other state, at the version that the state has.
/// </summary>
/// <param name="connect">A context on a connection string.</param>
public sealed class PostgresState(StateAddress address, TimeProvider clock, Func<string, StateContext> connect)
{
    /// <summary>A whole schema can be put in another's place whatever a newer program made of it.</summary>
    private const string Schema = "perfeval", Restoring = "perfeval_restoring";

    /// <summary>Any number, as long as nothing else in the database uses it as such a lock.</summary>
    private const long Key = 57_075;

    private readonly string _source = SourceOf(address.Postgres ?? throw new ArgumentException("The state is a file.", nameof(address)));

    public PostgresState(StateAddress address, TimeProvider clock)
        : this(address, clock, source => new PostgresStateContext(PostgresStateContext.At(source)))
    {
    }

    public static string NameOf(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"PostgreSQL {parts.Host}:{parts.Port}/{parts.Database ?? parts.Username}";
    }

    /// <summary>The connection string with which the tables of the state need no schema before their names.</summary>
    public static string SourceOf(string connectionString, string schema = Schema) =>
        new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema }.ConnectionString;

    /// <exception cref="InvalidDataException">A newer program wrote the state, or the migration failed; it is as it was.</exception>
    /// <exception cref="StateFailedException">The server does not answer, or refuses.</exception>
    public StateStore Open()
    {
        Upgrade();
        var store = Store(_source);
        store.Together(context => StateBeginning.Write(context, address.Home, clock));
        return store;
    }

    /// <summary>Whether any run is kept there, by whichever version of the program.</summary>
    public bool HasRows()
    {
        using var connection = Connection();
        return Scalar(connection, "SELECT to_regclass('run')::text") is string && (bool)Scalar(connection, "SELECT EXISTS (SELECT FROM run)")!;
    }

    /// <summary>Whether a program has made a state there.</summary>
    public bool Exists()
    {
        using var connection = Connection();
        return VersionOf(connection).Count > 0;
    }

    /// <exception cref="InvalidDataException">A newer program wrote the state.</exception>
    /// <exception cref="StateFailedException">The state was not read, or there is no room for the copy; what was there stays.</exception>
    public void BackUp(string file)
    {
        try
        {
            using var connection = Connection();
            using var moment = connection.BeginTransaction(IsolationLevel.RepeatableRead);
            var (version, last) = VersionOf(connection);
            if (version > StateVersions.Latest)
                throw StateVersions.Newer(address, last!);
            StateFile.Make(file, path => new SqliteStateContext(SqliteStateContext.At(path)), copy => StateCopy.Rows(connection, copy), version);
        }
        catch (Exception e) when (StateFailedException.Of($"{address} -> {file}", e) is { } failed)
        {
            throw failed;
        }
    }

    /// <summary>Puts the rows of another state in the place of those that are there, of whichever version these are.</summary>
    /// <param name="aside">File for a copy of what was there.</param>
    /// <returns>Where that is kept: the file, or a schema where a newer program made it, which this one cannot copy; null where there was nothing.</returns>
    public string? Replace(StateStore by, string aside)
    {
        using var connection = Connection();
        var newer = VersionOf(connection).Count > StateVersions.Latest;
        var kept = newer ? $"{Schema}_replaced_{clock.GetUtcNow().ToString("yyyyMMdd_HHmmss", CultureInfo.InvariantCulture)}" : HasRows() ? aside : null;
        if (kept == aside)
            BackUp(aside);
        Run(connection, $"DROP SCHEMA IF EXISTS {Restoring} CASCADE; CREATE SCHEMA {Restoring}");
        using (var place = Store(SourceOf(address.Postgres!, Restoring)))
        {
            place.Use(context =>
            {
                context.Database.Migrate();
                by.Use(rows =>
                {
                    StateCopy.All(rows, context);
                    return true;
                });
                return true;
            });
        }

        // One command text is one transaction: there is a whole state at every moment.
        var away = newer ? $"ALTER SCHEMA {Schema} RENAME TO {kept}" : $"DROP SCHEMA IF EXISTS {Schema} CASCADE";
        Run(connection, $"{away}; ALTER SCHEMA {Restoring} RENAME TO {Schema}");
        return newer ? $"{address}, schema {kept}" : kept;
    }

    private void Upgrade()
    {
        // One server at a time; a server that does not answer is known at once, and not only after EF's retries.
        using var connection = Connection();
        Run(connection, $"SELECT pg_advisory_lock({Key}); CREATE SCHEMA IF NOT EXISTS {Schema}");
        using var context = connect(_source);
        string[] applied = [.. context.Database.GetAppliedMigrations()];
        string[] known = [.. context.Database.GetMigrations()];
        if (applied.Except(known).LastOrDefault() is { } unknown)
            throw StateVersions.Newer(address, unknown);
        if (applied.Length == known.Length)
            return;
        if (applied.Length > 0)
            BackUp(StateFile.Before(address, applied.Length));
        try
        {
            context.Database.Migrate();
        }
        catch (PostgresException e)
        {
            throw StateVersions.Failed(address, e);
        }
    }

    private StateStore Store(string source) => new(address, () => connect(source), BackUp, () => NpgsqlConnection.ClearPool(new NpgsqlConnection(source)));

    // Not of the pool: what it holds ends with it.
    private NpgsqlConnection Connection()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_source) { Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (Exception e)
        {
            connection.Dispose();
            if (StateFailedException.Of(address.ToString(), e) is { } failed)
                throw failed;
            throw;
        }
    }

    private static (int Count, string? Last) VersionOf(NpgsqlConnection connection)
    {
        if (Scalar(connection, "SELECT to_regclass('\"__EFMigrationsHistory\"')::text") is not string)
            return (0, null);
        using var command = new NpgsqlCommand("SELECT count(*)::int, max(\"MigrationId\") FROM \"__EFMigrationsHistory\"", connection);
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetString(1));
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
