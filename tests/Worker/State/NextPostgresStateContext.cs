using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PerfEval.Worker.State;
using PerfEval.Worker.State.Migrations.Postgres;

namespace PerfEval.Worker.Tests.State;

/// <summary>The state in PostgreSQL of a program one migration ahead of this one.</summary>
internal sealed class NextPostgresStateContext(DbContextOptions options) : StateContext(options)
{
    public static StateStore Open(StateAddress address) =>
        new PostgresState(address, TimeProvider.System, source => new NextPostgresStateContext(At<NextPostgresStateContext>(source))).Open();

    public override void TakeTurn()
    {
    }

    public static DbContextOptions At<T>(string source) => new DbContextOptionsBuilder(PostgresStateContext.At(source))
        .UseNpgsql(postgres => postgres.MigrationsAssembly(typeof(T).Assembly.GetName().Name))
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
        .Options;

    [DbContext(typeof(NextPostgresStateContext))]
    [Migration("20261129222632_Runs")]
    public sealed class First : Runs;

    [DbContext(typeof(NextPostgresStateContext))]
    [Migration("20991231000000_Word")]
    public sealed class Word : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>("word", "run", defaultValue: "kept");
            migrationBuilder.Sql("CREATE TABLE decision (flag text)");
        }
    }
}
