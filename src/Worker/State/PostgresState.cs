using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PerfEval.Worker.State;

/// <summary>The state in PostgreSQL. Its migrations are one transaction; a copy of it is a SQLite file as of any other state.</summary>
internal sealed class PostgresState(StateAddress address, TimeProvider clock)
{
    private readonly string _connection = address.Postgres ?? throw new ArgumentException("The state is a file.", nameof(address));

    public static string NameOf(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"PostgreSQL {parts.Host}:{parts.Port}/{parts.Database ?? parts.Username}";
    }

    /// <exception cref="InvalidDataException">A newer program wrote the state, or the migration failed; it is as it was.</exception>
    /// <exception cref="NpgsqlException">The server does not answer, or refuses.</exception>
    public StateStore Open()
    {
        using (var context = Connect())
        {
            if (context.Database.CanConnect() && context.Database.GetAppliedMigrations().Except(context.Database.GetMigrations()).LastOrDefault() is { } unknown)
                throw StateVersions.Newer(address, unknown);
            try
            {
                context.Database.Migrate();
            }
            catch (PostgresException e)
            {
                throw StateVersions.Failed(address, e);
            }
        }

        var store = new StateStore(address, Connect, BackUp, () => NpgsqlConnection.ClearPool(new NpgsqlConnection(_connection)));
        store.Together(context => StateBeginning.Write(context, address.Home, clock));
        return store;
    }

    /// <summary>Whether any run is kept there.</summary>
    public bool HasRows()
    {
        using var context = Connect();
        return context.Database.CanConnect() && context.Database.GetAppliedMigrations().Any() && context.Runs.Any();
    }

    private PostgresStateContext Connect() => new(PostgresStateContext.At(_connection));

    public void BackUp(string file) => StateFile.Make(file, path => new SqliteStateContext(SqliteStateContext.At(path)), copy =>
    {
        using var state = Connect();
        StateCopy.All(state, copy);
    });
}
