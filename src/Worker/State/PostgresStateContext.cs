using Microsoft.EntityFrameworkCore;

namespace PerfEval.Worker.State;

/// <summary>The state in a PostgreSQL database, for several servers.</summary>
public sealed class PostgresStateContext(DbContextOptions options) : StateContext(options)
{
    /// <summary>Tries again where another server's transaction or a lost connection was the reason.</summary>
    private const int Retries = 6;

    public static DbContextOptions At(string connectionString) => new DbContextOptionsBuilder()
        .UseNpgsql(connectionString, postgres => postgres.EnableRetryOnFailure(Retries))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .Options;
}
