using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PerfEval.Worker.State;
using PerfEval.Worker.State.Migrations.Postgres;

namespace PerfEval.Worker.Tests.State;

/// <summary>The state in PostgreSQL of a program whose next migration fails in its second half.</summary>
internal sealed class BrokenPostgresStateContext(DbContextOptions options) : StateContext(options)
{
    public static StateStore Open(StateAddress address) =>
        new PostgresState(
            address, TimeProvider.System, source => new BrokenPostgresStateContext(NextPostgresStateContext.At<BrokenPostgresStateContext>(source))).Open();

    public override void TakeTurn()
    {
    }

    [DbContext(typeof(BrokenPostgresStateContext))]
    [Migration("20261129222632_Runs")]
    public sealed class First : Runs;

    [DbContext(typeof(BrokenPostgresStateContext))]
    [Migration("20991231000000_Wrong")]
    public sealed class Wrong : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE run_line");
            migrationBuilder.Sql("INSERT INTO nowhere VALUES (1)");
        }
    }
}
