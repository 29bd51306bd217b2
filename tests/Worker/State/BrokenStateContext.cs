using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PerfEval.Worker.State;
using PerfEval.Worker.State.Migrations.Sqlite;

namespace PerfEval.Worker.Tests.State;

/// <summary>The state of a program whose next migration fails in its second half.</summary>
internal sealed class BrokenStateContext(DbContextOptions options) : NextStateContext(options)
{
    public static new StateStore Open(DataHome home) => Open(home, path => new BrokenStateContext(At(path)));

    [DbContext(typeof(BrokenStateContext))]
    [Migration("20261129222622_Runs")]
    public sealed class BrokenFirst : Runs;

    [DbContext(typeof(BrokenStateContext))]
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
