using Microsoft.EntityFrameworkCore.Design;

namespace PerfEval.Worker.State;

/// <summary>How EF's tools make the contexts when they generate migrations; no database is opened.</summary>
internal static class StateDesign
{
    internal sealed class Sqlite : IDesignTimeDbContextFactory<SqliteStateContext>
    {
        public SqliteStateContext CreateDbContext(string[] args) => new(SqliteStateContext.At("state.db"));
    }

    internal sealed class Postgres : IDesignTimeDbContextFactory<PostgresStateContext>
    {
        public PostgresStateContext CreateDbContext(string[] args) => new(PostgresStateContext.At("Host=localhost"));
    }
}
