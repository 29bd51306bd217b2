using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>Creates the provider's objects for code that knows System.Data.Common alone.</summary>
public sealed class DuckDBClientFactory : DbProviderFactory
{
    public static readonly DuckDBClientFactory Instance = new();

    private DuckDBClientFactory()
    {
    }

    public override DbCommand CreateCommand() => new DuckDBCommand();

    public override DbConnection CreateConnection() => new DuckDBConnection();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new DuckDBConnectionStringBuilder();

    public override DbParameter CreateParameter() => new DuckDBParameter();
}
