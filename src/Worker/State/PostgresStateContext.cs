using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace PerfEval.Worker.State;

/// <summary>The state in a PostgreSQL database, for several servers.</summary>
public sealed class PostgresStateContext(DbContextOptions options) : StateContext(options)
{
    /// <summary>Tries again where a lost connection was the reason: for twenty seconds in all, in which a server restarts.</summary>
    private const int Retries = 6;

    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    /// <summary>Any number, as long as nothing else in the database uses it as such a lock.</summary>
    private const long Turn = 57_073;

    // What stands in a table is looked up and then written in one transaction; at a stricter isolation two servers would refuse each other instead of waiting.
    public override void TakeTurn() => Database.ExecuteSql($"SELECT pg_advisory_xact_lock({Turn})");

    /// <param name="source">Names the schema of the state as its search path.</param>
    public static DbContextOptions At(string source) => new DbContextOptionsBuilder()
        .UseNpgsql(source, postgres => postgres
            .EnableRetryOnFailure(Retries, s_longestWait, errorCodesToAdd: null)
            .MigrationsHistoryTable(HistoryRepository.DefaultTableName, new NpgsqlConnectionStringBuilder(source).SearchPath))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .Options;
}
