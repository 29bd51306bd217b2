using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>The state in a file.</summary>
public class SqliteStateContext(DbContextOptions options) : StateContext(options)
{
    /// <summary>Seconds that a writer waits for another one's transaction, each of which is of milliseconds.</summary>
    private const int Patience = 30;

    /// <summary>The transaction has it from its begin: SQLite has one writer.</summary>
    public override void TakeTurn()
    {
    }

    /// <summary>Connections are kept open between uses; whoever replaces the file empties their pool first.</summary>
    public static DbContextOptions At(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = Patience };
        return new DbContextOptionsBuilder()
            .UseSqlite(connection.ConnectionString)
            .AddInterceptors(SqliteDurability.Instance)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
    }
}
