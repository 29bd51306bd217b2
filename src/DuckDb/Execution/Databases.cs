using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Execution;

/// <summary>
/// Opens databases. DuckDB's file lock does not hold against its own process, so one file opened twice would be written by two instances;
/// the instance cache hands out one instance per path instead.
/// </summary>
internal static class Databases
{
    private static readonly Lazy<InstanceCacheHandle> Cache = new(NativeMethods.duckdb_create_instance_cache);

    public static DatabaseHandle Open(DuckDBConnectionStringBuilder settings)
    {
        using var config = Configure(settings.Options());
        var source = settings.DataSource;
        if (source == DuckDBConnectionStringBuilder.InMemory)
            return Opened(NativeMethods.duckdb_open_ext(source, out var database, config, out var error), database, error, source);

        var path = source.StartsWith(DuckDBConnectionStringBuilder.InMemory, StringComparison.Ordinal) ? source : FinalPath(source);
        return Opened(NativeMethods.duckdb_get_or_create_from_cache(Cache.Value, path, out var shared, config, out var sharedError), shared, sharedError, path);
    }

    private static DatabaseHandle Opened(DuckDbState state, DatabaseHandle database, nint error, string path)
    {
        var message = NativeMethods.Owned(error);
        if (state == DuckDbState.Success)
            return database;
        database.Dispose();
        var locked = message?.Contains("Conflicting lock", StringComparison.Ordinal) == true;
        throw DuckDBException.FromMessage(message, locked ? $"The database file {path} is held by another process. " : $"Cannot open {path}. ");
    }

    private static ConfigHandle Configure(IEnumerable<KeyValuePair<string, string>> options)
    {
        if (NativeMethods.duckdb_create_config(out var config) != DuckDbState.Success)
            throw new DuckDBException("DuckDB could not create a configuration.", DuckDBErrorType.OutOfMemory);
        foreach (var (name, value) in options)
        {
            if (NativeMethods.duckdb_set_config(config, name, value) == DuckDbState.Success)
                continue;
            config.Dispose();
            throw new DuckDBException($"DuckDB has no option {name} that can be set to '{value}'.", DuckDBErrorType.InvalidConfiguration);
        }

        return config;
    }

    /// <summary>The absolute path with every symbolic link followed, so that one file has one key.</summary>
    internal static string FinalPath(string path)
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
}
