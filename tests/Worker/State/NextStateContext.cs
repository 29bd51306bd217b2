using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using PerfEval.Worker.State;
using PerfEval.Worker.State.Migrations.Sqlite;

namespace PerfEval.Worker.Tests.State;

/// <summary>The state of a program one migration ahead of this one.</summary>
internal class NextStateContext(DbContextOptions options) : SqliteStateContext(options)
{
    public static StateStore Open(DataHome home) => Open(home, path => new NextStateContext(At(path)));

    protected static StateStore Open(DataHome home, Func<string, StateContext> connect) =>
        new StateFile(StateAddress.Of(home), TimeProvider.System, connect).Open();

    protected static new DbContextOptions At(string file) => new DbContextOptionsBuilder(SqliteStateContext.At(file))
        .UseSqlite(sqlite => sqlite.MigrationsAssembly(typeof(NextStateContext).Assembly.GetName().Name))
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
        .Options;

    [DbContext(typeof(NextStateContext))]
    [Migration("20261129222622_Runs")]
    public sealed class First : Runs;

    [DbContext(typeof(NextStateContext))]
    [Migration("20991231000000_Word")]
    public sealed class Word : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("word", "run", defaultValue: "kept");
    }
}
