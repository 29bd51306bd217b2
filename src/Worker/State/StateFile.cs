using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.State;

/// <summary>
/// state.duckdb: what cannot be rebuilt from the archive. It is migrated, never rebuilt: a copy is brought to the program's version and put in
/// the old file's place when it is whole; the old file stays beside it under its version.
/// </summary>
public sealed class StateFile(IReadOnlyList<Migration> migrations, TimeProvider clock)
{
    public StateFile(TimeProvider clock)
        : this(Migration.OfProgram(), clock)
    {
    }

    private int Latest => migrations[^1].Version;

    /// <summary>Opens for writing; creates or migrates the file first.</summary>
    /// <exception cref="InvalidDataException">A newer program wrote the file, or the migration failed; the file is as it was.</exception>
    /// <exception cref="DatabaseOpenException">Another process holds the file, or it is no database.</exception>
    public DuckDBConnection OpenWriter(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Build(path, $"{path}.new", _ => { });
        }

        var connection = Open(path, readOnly: false);
        int version;
        try
        {
            version = VersionOf(connection);
            if (version == Latest)
                return connection;
            if (version > Latest)
                throw Newer(path, version);
            // What still stands in the log must be in the file that is copied.
            Execute(connection, "CHECKPOINT");
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        File.Copy(path, $"{path}.v{version}", overwrite: true);
        Build(path, $"{path}.migrating", unfinished => File.Copy(path, unfinished));
        return Open(path, readOnly: false);
    }

    /// <summary>Opens for reading only.</summary>
    /// <exception cref="InvalidDataException">Another version of the program wrote the file.</exception>
    public DuckDBConnection OpenReader(string path)
    {
        var connection = Open(path, readOnly: true);
        try
        {
            var version = VersionOf(connection);
            if (version > Latest)
                throw Newer(path, version);
            return version == Latest
                ? connection
                : throw new InvalidDataException($"{path} 尚未升级（{version}，现为 {Latest}），启动 serve 时升级。 It is migrated when serve starts.");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Build(string path, string unfinished, Action<string> begin)
    {
        Delete(unfinished);
        try
        {
            begin(unfinished);
            using (var connection = Open(unfinished, readOnly: false))
            {
                Migrate(connection, path);
                Execute(connection, "CHECKPOINT");
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            Delete(unfinished);
        }
    }

    private void Migrate(DuckDBConnection connection, string path)
    {
        Execute(connection, "CREATE TABLE IF NOT EXISTS migration (version INTEGER NOT NULL, name VARCHAR NOT NULL, applied_at TIMESTAMP NOT NULL)");
        var version = VersionOf(connection);
        foreach (var migration in migrations.Where(m => m.Version > version))
        {
            try
            {
                using var transaction = connection.BeginTransaction();
                Execute(connection, migration.Sql);
                Execute(
                    connection, "INSERT INTO migration VALUES ($version, $name, $at)",
                    ("version", migration.Version), ("name", migration.Name), ("at", clock.GetUtcNow().UtcDateTime));
                transaction.Commit();
            }
            catch (DuckDBException e)
            {
                throw new InvalidDataException(
                    $"{path} 升级失败（{migration.Name}），原文件未动。 The migration {migration.Name} failed; the file is as it was. {e.Message}", e);
            }
        }
    }

    private static DuckDBConnection Open(string path, bool readOnly)
    {
        var connection = DuckDbFile.Open(path, readOnly);
        try
        {
            // Tables of a few thousand rows: one thread, little memory.
            Execute(connection, "SET threads = 1");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static int VersionOf(DuckDBConnection connection)
    {
        using var command = new DuckDBCommand("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'migration'", connection);
        if (Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture) == 0)
            return 0;
        command.CommandText = "SELECT max(version) FROM migration";
        return command.ExecuteScalar() is int version ? version : 0;
    }

    private static void Execute(DuckDBConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = new DuckDBCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new DuckDBParameter(name, value));
        command.ExecuteNonQuery();
    }

    private InvalidDataException Newer(string path, int version) =>
        new($"{path} 由更新版本的程序写成（{version}，现为 {Latest}）。 A newer version of the program wrote it.");

    private static void Delete(string file)
    {
        File.Delete(file);
        File.Delete($"{file}.wal");
    }
}
