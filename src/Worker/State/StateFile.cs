using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>
/// state.db: what cannot be rebuilt from the archive. It is migrated, never rebuilt: a copy is brought to the program's version and put in the old
/// file's place when it is whole; the old file stays beside it under its version.
/// </summary>
public sealed class StateFile(StateAddress address, TimeProvider clock, Func<string, StateContext> connect)
{
    private readonly string _path = address.File;

    public StateFile(StateAddress address, TimeProvider clock)
        : this(address, clock, path => new SqliteStateContext(SqliteStateContext.At(path)))
    {
    }

    /// <exception cref="InvalidDataException">A newer program wrote the file, or the migration failed; the file is as it was.</exception>
    /// <exception cref="StateDamagedException">It is no whole database.</exception>
    /// <exception cref="SqliteException">It does not open, or another process is upgrading it.</exception>
    public StateStore Open()
    {
        try
        {
            if (StateSnapshot.WhyNoFile(_path) is { } why)
                throw new StateDamagedException(address, why);
            if (File.Exists(_path))
                Upgrade();
            // A new one would be copied over the copy within minutes. Where PostgreSQL kept the state until now, there was no file to lose.
            else if (File.Exists(address.Home.StateCopy) && UsedState.Read(address.Home) is null)
                throw new StateDamagedException(address, $"It is missing, and its copy {address.Home.StateCopy} is there; to begin anew, move the copy away.");
            else
                Create();
            Execute(_path, "PRAGMA journal_mode = WAL");
        }
        catch (SqliteException e) when (StateSnapshot.IsDamage(e))
        {
            Release(_path);
            throw new StateDamagedException(address, e.Message, e);
        }

        return new StateStore(address, () => connect(_path), file => StateSnapshot.Write(address, file), Close);
    }

    /// <summary>A new file at the program's version: whole at its place, or not there.</summary>
    /// <param name="fill">Writes the first rows.</param>
    /// <param name="version">An older version than the program's, as a number of migrations.</param>
    internal static void Make(string path, Func<string, StateContext> connect, Action<StateContext> fill, int? version = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = $"{path}.part";
        Delete(unfinished);
        try
        {
            using (var context = connect(unfinished))
            {
                context.Database.Migrate(version is { } number ? context.Database.GetMigrations().ElementAt(number - 1) : null);
                fill(context);
            }

            Settle(unfinished);
            StateSnapshot.PutInPlace(unfinished, path);
        }
        finally
        {
            Delete(unfinished);
        }
    }

    /// <summary>Where a state is kept as it was before it was brought from a version to the next.</summary>
    internal static string Before(StateAddress address, int version) => string.Create(CultureInfo.InvariantCulture, $"{address.File}.v{version}");

    private void Create() => Make(_path, connect, context =>
    {
        using var transaction = context.Database.BeginTransaction();
        StateBeginning.Write(context, address.Home, clock);
        transaction.Commit();
    });

    // A closed state is one file that readers open without leave to write beside it.
    private void Close()
    {
        try
        {
            Settle(_path);
        }
        catch (SqliteException)
        {
            // A reader has it open: the log stays beside it, and the next start reads it.
            Release(_path);
        }
    }

    private void Upgrade()
    {
        if (StateSnapshot.WhyDamaged(_path) is { } why)
            throw new StateDamagedException(address, why);
        if (StateSnapshot.VersionOf(_path).Count == 0)
            throw new StateDamagedException(address, "It is empty, or no state.");
        string[] applied, known;
        using (var context = connect(_path))
        {
            applied = [.. context.Database.GetAppliedMigrations()];
            known = [.. context.Database.GetMigrations()];
        }

        if (applied.Length == known.Length && !applied.Except(known).Any())
            return;
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            Release(_path);
            throw StateVersions.Newer(address, unknown);
        }

        var unfinished = $"{_path}.migrating";
        Delete(unfinished);
        try
        {
            // Nobody may write what the copy would lack, and the old file's log must not be taken for the new one's.
            Settle(_path);
            StateSnapshot.Write(address, Before(address, applied.Length));
            File.Copy(_path, unfinished);
            using (var context = connect(unfinished))
                Migrate(context);
            Settle(unfinished);
            Release(_path);
            StateSnapshot.PutInPlace(unfinished, _path);
        }
        finally
        {
            Delete(unfinished);
        }
    }

    private void Migrate(StateContext context)
    {
        try
        {
            context.Database.Migrate();
        }
        catch (SqliteException e)
        {
            throw StateVersions.Failed(address, e);
        }
    }

    // Out of the log into the one file, with no connection left to it.
    private static void Settle(string path)
    {
        // Connections that wait in the pool count as readers, whom the log is kept for.
        Release(path);
        Execute(path, "PRAGMA journal_mode = DELETE");
        Release(path);
    }

    private static void Release(string path)
    {
        using var context = new SqliteStateContext(SqliteStateContext.At(path));
        SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
    }

    private static void Execute(string path, string sql)
    {
        using var context = new SqliteStateContext(SqliteStateContext.At(path));
        context.Database.OpenConnection();
        using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Delete(string file)
    {
        File.Delete(file);
        File.Delete($"{file}-wal");
        File.Delete($"{file}-shm");
    }
}
