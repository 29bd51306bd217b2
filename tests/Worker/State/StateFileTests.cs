using DuckDB.NET.Data;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.State;

public sealed class StateFileTests : IDisposable
{
    private static readonly Migration s_first = new(1, "001_a.sql", "CREATE TABLE a (n INTEGER)");
    private static readonly Migration s_second = new(2, "002_b.sql", "ALTER TABLE a ADD COLUMN word VARCHAR DEFAULT 'kept'");
    private static readonly Migration s_wrong = new(3, "003_c.sql", "CREATE TABLE c (n INTEGER); INSERT INTO nowhere VALUES (1)");

    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void OlderFile_IsMigratedAndKeptBesideTheNewOne()
    {
        Write(File(s_first), "INSERT INTO a VALUES (7)");

        using var connection = File(s_first, s_second).OpenWriter(_home.Home.State);

        Assert.Equal("7 kept", Scalar(connection, "SELECT n || ' ' || word FROM a"));
        Assert.Equal(2, Scalar(connection, "SELECT max(version) FROM migration"));
        Assert.True(System.IO.File.Exists(_home.Home.State + ".v1"));
    }

    [Fact]
    public void FailedMigration_NamesItAndLeavesTheFile()
    {
        Write(File(s_first, s_second), "INSERT INTO a VALUES (7, 'own')");
        var before = System.IO.File.ReadAllBytes(_home.Home.State);

        var thrown = Assert.Throws<InvalidDataException>(() => File(s_first, s_second, s_wrong).OpenWriter(_home.Home.State));

        Assert.Contains("003_c.sql", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(before, System.IO.File.ReadAllBytes(_home.Home.State));
        Assert.False(System.IO.File.Exists(_home.Home.State + ".migrating"));
        using var old = File(s_first, s_second).OpenWriter(_home.Home.State);
        Assert.Equal("own", Scalar(old, "SELECT word FROM a"));
    }

    [Fact]
    public void NewerFile_IsRefusedAndNotTouched()
    {
        Write(File(s_first, s_second), "INSERT INTO a VALUES (7, 'own')");

        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => File(s_first).OpenWriter(_home.Home.State)).Message, StringComparison.Ordinal);
        Assert.Contains("newer", Assert.Throws<InvalidDataException>(() => File(s_first).OpenReader(_home.Home.State)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Migrations_AreNumberedWithoutGaps() =>
        Assert.Equal(Enumerable.Range(1, Migration.OfProgram().Count), Migration.OfProgram().Select(m => m.Version));

    [Fact]
    public void Backup_OpensAsAStateOfItsOwn()
    {
        using var state = StateStore.OpenWriter(_home.Home.State, TimeProvider.System);
        new RunLines(state).Append("run", 0, ["一", "二"]);

        state.BackUp(_home.PathOf("copy.duckdb"));

        using var copy = StateStore.OpenReader(_home.PathOf("copy.duckdb"), TimeProvider.System);
        Assert.Equal(["一", "二"], new RunLines(copy).From("run", 0, 10));
    }

    private static StateFile File(params Migration[] migrations) => new(migrations, TimeProvider.System);

    private void Write(StateFile file, string sql)
    {
        using var connection = file.OpenWriter(_home.Home.State);
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
