using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>
/// <c>Data Source=FILE</c> or <c>Data Source=:memory:</c>; every other key is an option of DuckDB (<c>access_mode=READ_ONLY;threads=2</c>).
/// </summary>
public sealed class DuckDBConnectionStringBuilder : DbConnectionStringBuilder
{
    public const string InMemory = ":memory:";

    private static readonly string[] DataSourceKeys = ["Data Source", "DataSource"];

    /// <summary>The database file, or :memory:.</summary>
    public string DataSource
    {
        get => DataSourceKeys.Select(k => TryGetValue(k, out var value) ? value as string : null).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) ?? InMemory;
        set => this[DataSourceKeys[0]] = value;
    }

    /// <summary>What goes to DuckDB as configuration. Fetching extensions over the network is off unless the connection string turns it on.</summary>
    internal SortedDictionary<string, string> Options()
    {
        var options = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["autoinstall_known_extensions"] = "false",
            ["autoload_known_extensions"] = "false",
        };
        foreach (string key in Keys)
        {
            if (!DataSourceKeys.Contains(key, StringComparer.OrdinalIgnoreCase))
                options[key] = (string)this[key];
        }

        return options;
    }
}
