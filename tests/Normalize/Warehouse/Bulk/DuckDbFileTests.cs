using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Tests.Warehouse.Bulk;

public sealed class DuckDbFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfeval-open-").FullName;

    private string File => Path.Combine(_folder, "a.duckdb");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EverySpellingOfAPath_IsOneDatabase()
    {
        var link = Path.Combine(_folder, "link");
        Directory.CreateSymbolicLink(link, _folder);
        using var first = DuckDbFile.Open(File, readOnly: false);
        using var second = DuckDbFile.Open(Path.Combine(_folder, ".", "x", "..", "a.duckdb"), readOnly: false);
        using var third = DuckDbFile.Open(Path.Combine(link, "a.duckdb"), readOnly: false);

        Run(first, "CREATE TABLE t AS SELECT 1 AS x");
        Run(second, "UPDATE t SET x = x + 1");
        Run(third, "UPDATE t SET x = x + 1");

        Assert.Equal(3, Scalar(first, "SELECT x FROM t"));
    }

    [Fact]
    public void NameThatDiffersInCaseAlone_IsNotTakenForTheOpenFile()
    {
        using var first = DuckDbFile.Open(File, readOnly: false);

        Assert.Throws<NotSupportedException>(() => DuckDbFile.Open(Path.Combine(_folder, "A.duckdb"), readOnly: false));
        Run(first, "CREATE TABLE t AS SELECT 1 AS x");
    }

    [Fact]
    public void AnotherConnection_SharesTheDatabaseNotTheTransaction()
    {
        using var memory = DuckDbFile.OpenMemory();
        using var file = DuckDbFile.Open(File, readOnly: false);
        foreach (var connection in new[] { memory, file })
        {
            Run(connection, "CREATE TABLE t(x INTEGER)");
            using var another = connection.OpenAnother();
            using (new WholeTransaction(connection))
            {
                Run(connection, "INSERT INTO t VALUES (1)");
                Assert.Equal(0L, Scalar(another, "SELECT count(*) FROM t"));
            }
        }
    }

    [Fact]
    public void Extensions_AreNeitherFetchedNorLoaded()
    {
        using var connection = DuckDbFile.OpenMemory();

        Assert.Equal(false, Scalar(connection, "SELECT current_setting('autoload_known_extensions') OR current_setting('autoinstall_known_extensions')"));
    }

    [Fact]
    public void FileThatIsNoDatabase_IsNamed()
    {
        System.IO.File.WriteAllText(File, new string('x', 20_000));

        var error = Assert.Throws<DatabaseDamagedException>(() => DuckDbFile.Open(File, readOnly: true));

        Assert.Contains($"{File} is damaged or is no database", error.Message, StringComparison.Ordinal);
        Assert.Contains("not a valid DuckDB database file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileThatAnotherProcessWrites_IsBusyUntilThatIsGone()
    {
        using var holding = HoldingProcess.Of(File);

        foreach (var readOnly in new[] { true, false })
            Assert.Contains(File, Assert.Throws<WarehouseBusyException>(() => DuckDbFile.Open(File, readOnly)).Message, StringComparison.Ordinal);

        holding.Kill();
        using var connection = DuckDbFile.Open(File, readOnly: false);
        Assert.Equal(1, Scalar(connection, "SELECT x FROM held"));
    }

    [Fact]
    public void ReadOnly_WritesNothing()
    {
        using (var writer = DuckDbFile.Open(File, readOnly: false))
            Run(writer, "CREATE TABLE t(x INTEGER)");
        using var reader = DuckDbFile.Open(File, readOnly: true);

        Assert.Throws<DuckDBException>(() => Run(reader, "INSERT INTO t VALUES (1)"));
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
