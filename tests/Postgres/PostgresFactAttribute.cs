using Xunit;

namespace PerfEval.Postgres;

/// <summary>A test on PostgreSQL, skipped where the package is not installed; ./perfeval test installs it where it may.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Programs is null)
            Skip = "PostgreSQL is not installed: apt-get install postgresql";
    }
}
