using Microsoft.Data.Sqlite;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;

namespace PerfEval.Worker.State;

/// <summary>Copies of a state as one SQLite file: taken while others write, checked, and on the disk before they have their name.</summary>
public static class StateSnapshot
{
    /// <summary>What SQLite says of a file that is damaged, and of one that is no database.</summary>
    private const int Corrupt = 11, NoDatabase = 26;

    public static bool IsDamage(SqliteException e) => e.SqliteErrorCode is Corrupt or NoDatabase;

    /// <summary>Whether there is a state to be copied.</summary>
    public static bool IsThere(StateAddress address) =>
        address.Postgres is null ? File.Exists(address.File) : new PostgresState(address, TimeProvider.System).Exists();

    /// <param name="file">Its folder is made; what is there is replaced.</param>
    /// <exception cref="StateDamagedException">What was copied is damaged; nothing was replaced.</exception>
    public static void Write(StateAddress address, string file)
    {
        if (address.Postgres is null)
            OfFile(address, file);
        else
            new PostgresState(address, TimeProvider.System).BackUp(file);
    }

    private static void OfFile(StateAddress address, string file)
    {
        var unfinished = $"{file}.part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.Delete(unfinished);
        try
        {
            using (var connection = Open(address.File))
            {
                using var command = connection.CreateCommand();
                command.CommandText = "VACUUM INTO $file";
                command.Parameters.AddWithValue("$file", unfinished);
                command.ExecuteNonQuery();
            }

            if (WhyDamaged(unfinished) is { } why)
                throw new StateDamagedException(address, why);
            PutInPlace(unfinished, file);
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            throw new StateDamagedException(address, e.Message, e);
        }
        catch (SqliteException e)
        {
            throw new StateFailedException($"{address} -> {file}", e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Why nothing there can be opened as a database; null where it may, also where nothing lies there.</summary>
    public static string? WhyNoFile(string file) => Directory.Exists(file) ? "A folder lies there."
        : SpecialFile.WhyNoFile(file) ?? SpecialFile.WhyNoFile(file + "-wal") ?? SpecialFile.WhyNoFile(file + "-shm")
            ?? SpecialFile.WhyNoFile(file + "-journal");

    /// <summary>Reads all of it.</summary>
    /// <returns>Null where it is whole.</returns>
    public static string? WhyDamaged(string file)
    {
        if (WhyNoFile(file) is { } why)
            return why;
        try
        {
            using var connection = Open(file);
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            return command.ExecuteScalar() as string is "ok" ? null : (string?)command.ExecuteScalar();
        }
        catch (SqliteException e) when (IsDamage(e))
        {
            return e.Message;
        }
    }

    /// <returns>Migrations that made it, the last one's name; 0 where it is no state at all.</returns>
    public static (int Count, string? Last) VersionOf(string file)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'";
        if ((long)command.ExecuteScalar()! == 0)
            return (0, null);
        command.CommandText = "SELECT count(*), max(\"MigrationId\") FROM \"__EFMigrationsHistory\"";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt32(0), reader.IsDBNull(1) ? null : reader.GetString(1));
    }

    /// <summary>Onto the disk, then to its name.</summary>
    public static void PutInPlace(string unfinished, string path)
    {
        using (var file = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        File.Move(unfinished, path, overwrite: true);
        Disk.SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
    }

    private static SqliteConnection Open(string file)
    {
        SpecialFile.Refuse(file);
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
