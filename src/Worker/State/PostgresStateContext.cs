using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>The state in a PostgreSQL database, for several servers.</summary>
public sealed class PostgresStateContext(DbContextOptions options) : StateContext(options)
{
    /// <summary>Tries again where a lost connection was the reason.</summary>
    private const int Retries = 6;

    /// <summary>Any number, as long as nothing else in the database uses it as such a lock.</summary>
    private const long Turn = 57_073;

    // What stands in a table is looked up and then written in one transaction; at a stricter isolation two servers would refuse each other instead of waiting.
    public override void TakeTurn() => Database.ExecuteSql($"SELECT pg_advisory_xact_lock({Turn})");

    public static DbContextOptions At(string connectionString) => new DbContextOptionsBuilder()
        .UseNpgsql(connectionString, postgres => postgres.EnableRetryOnFailure(Retries))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .Options;
}
