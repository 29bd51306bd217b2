using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Sandbox;

/// <summary>The warehouse as the child opens it: for reading only, shut off from everything else, and never to be opened wider again.</summary>
internal static class SandboxDatabase
{
    /// <param name="folder">The child's own; holds spill and out, which are empty.</param>
    /// <exception cref="System.Data.Common.DbException">It cannot be opened.</exception>
    public static DuckDBConnection Open(string path, SandboxLimits limits, string folder)
    {
        var connection = WarehouseFile.OpenReader(path);
        try
        {
            string[] settings =
            [
                string.Create(CultureInfo.InvariantCulture, $"memory_limit = '{limits.Memory}MiB'"),
                string.Create(CultureInfo.InvariantCulture, $"threads = {Math.Clamp(Environment.ProcessorCount, 1, 4)}"),
                $"temp_directory = {Literal(Path.Combine(folder, "spill"))}",
                string.Create(CultureInfo.InvariantCulture, $"max_temp_directory_size = '{limits.TemporaryFiles}MiB'"),
                "allow_community_extensions = false",
                "allow_unsigned_extensions = false",
                "autoload_known_extensions = false",
                "autoinstall_known_extensions = false",
                "allow_persistent_secrets = false",
                "ieee_floating_point_ops = false",
                $"allowed_directories = [{Literal(Path.Combine(folder, "out") + "/")}]",
                "enable_external_access = false",
                "lock_configuration = true",
            ];
            foreach (var setting in settings)
                connection.Execute($"SET {setting}");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static string Literal(string text) => '\'' + text.Replace("'", "''", StringComparison.Ordinal) + '\'';
}
