using DuckDB.NET.Data;
using PerfEval.Ingest.Documents;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>
/// The one place that opens databases. DuckDB.NET keeps one instance per spelling of a path, ignoring case, and a second instance of one file in one
/// process would lose updates: every file is opened by its final path.
/// </summary>
public static class DuckDbFile
{
    private const string InMemory = ":memory:";

    /// <summary>Opens a database in memory, which goes with its last connection.</summary>
    public static DuckDBConnection OpenMemory() => Open(InMemory, InMemory, readOnly: false, []);

    /// <param name="path">A file, or :memory: for none.</param>
    /// <param name="readOnly">Of a file that is open in this process already, what its first connection said counts.</param>
    /// <param name="options">DuckDB's settings that must be known when a file is created; ignored like readOnly.</param>
    /// <exception cref="WarehouseBusyException">Another process holds the file.</exception>
    /// <exception cref="NotSupportedException">This process has a file open whose name differs in case alone.</exception>
    /// <exception cref="DatabaseDamagedException">It is no database, is damaged, of a newer DuckDB, or a folder.</exception>
    /// <exception cref="DatabaseOpenException">The system refuses it, or there is no such folder.</exception>
    public static DuckDBConnection Open(string path, bool readOnly, params ReadOnlySpan<(string Name, string Value)> options) =>
        Open(path == InMemory ? path : FinalPath(path), path, readOnly, options);

    /// <summary>Another open connection to the same database, also to one in memory. Settings, temporary tables and transaction are its own.</summary>
    public static DuckDBConnection OpenAnother(this DuckDBConnection connection)
    {
        // Duplicate knows databases in memory alone; of a file, all connections with one connection string share an instance.
        var another = connection.DataSource == InMemory ? connection.Duplicate() : new DuckDBConnection(connection.ConnectionString);
        another.Open();
        return another;
    }

    /// <summary>Opens a connection again that was closed so that another process could open its file.</summary>
    /// <exception cref="WarehouseBusyException">Another process holds the file.</exception>
    /// <exception cref="DatabaseOpenException">It cannot be opened any more.</exception>
    public static void Reopen(this DuckDBConnection connection)
    {
        try
        {
            connection.Open();
        }
        catch (DuckDBException e)
        {
            throw Failure(connection.DataSource, e);
        }
    }

    /// <summary>Makes a file readable beside what the connection has open.</summary>
    /// <param name="name">How statements call it.</param>
    /// <exception cref="DatabaseOpenException">As of Open.</exception>
    public static void Attach(DuckDBConnection connection, string path, string name)
    {
        RefuseNoFile(path);
        try
        {
            connection.Execute($"ATTACH '{path.Replace("'", "''", StringComparison.Ordinal)}' AS {name} (READ_ONLY)");
        }
        catch (DuckDBException e)
        {
            throw Failure(path, e);
        }
    }

    /// <exception cref="DuckDBException">There is no such table.</exception>
    public static BulkLoader Bulk(this DuckDBConnection connection, string schema, string table) => new(connection, null, schema, table);

    public static BulkLoader Bulk(this DuckDBConnection connection, string catalog, string schema, string table) => new(connection, catalog, schema, table);

    /// <summary>The absolute path with every symbolic link followed, so that one file has one name.</summary>
    public static string FinalPath(string path)
    {
        var full = Path.GetFullPath(path);
        var current = Path.GetPathRoot(full)!;
        foreach (var part in Path.GetRelativePath(current, full).Split(Path.DirectorySeparatorChar))
        {
            current = Path.Combine(current, part);
            FileSystemInfo entry = Directory.Exists(current) ? new DirectoryInfo(current) : new FileInfo(current);
            if (entry.LinkTarget is not null)
                current = FinalPath(entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        return current;
    }

    // DuckDB.NET looks its open files up by name ignoring case: A.duckdb would be given to who asks for a.duckdb.
    private static void RefuseAnother(DuckDBConnection connection, string source)
    {
        if (connection.Scalar("SELECT path FROM duckdb_databases() WHERE database_name = current_database()") is string opened && opened != source)
        {
            connection.Dispose();
            throw new NotSupportedException($"{source} cannot be opened while this process has {opened} open: their names differ in case alone.");
        }
    }

    private static DuckDBConnection Open(string source, string path, bool readOnly, ReadOnlySpan<(string Name, string Value)> options)
    {
        RefuseNoFile(path);
        // Nothing is fetched from the network or loaded from a home folder because a query names it.
        var settings = new DuckDBConnectionStringBuilder
        {
            DataSource = source,
            ["autoload_known_extensions"] = "false",
            ["autoinstall_known_extensions"] = "false"
        };
        if (readOnly)
            settings["access_mode"] = "READ_ONLY";
        foreach (var (name, value) in options)
            settings[name] = value;
        var connection = new DuckDBConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            if (source != InMemory)
                RefuseAnother(connection, source);
            return connection;
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            throw Failure(path, e);
        }
    }

    // DuckDB tells by its message alone, and only here.
    private static DatabaseOpenException Failure(string path, DuckDBException e) =>
        e.Message.Contains("Could not set lock on file", StringComparison.Ordinal)
            ? new WarehouseBusyException($"The database file {path} is held by another process. {e.Message}", e)
            : DatabaseDamage.Is(e) ? new DatabaseDamagedException($"{path} 已损坏或不是数据库。 {path} is damaged or is no database: {e.Message}", e)
            : new DatabaseOpenException($"Cannot open {path}. {e.Message}", e);

    // Of a folder DuckDB would say that it cannot be read, or that there is no such file; for a pipe, in its log's place too, it would wait for ever.
    private static void RefuseNoFile(string path)
    {
        if ((SpecialFile.WhyNoFile(path) ?? SpecialFile.WhyNoFile(path + ".wal")) is { } why)
            throw new DatabaseDamagedException(why, new SpecialFileException(why));
        if (Directory.Exists(path))
            throw new DatabaseDamagedException($"{path} 处是一个目录。 A folder lies at {path}.", new IOException("Is a directory"));
    }
}
