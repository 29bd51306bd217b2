using System.Diagnostics;
using System.Text.Json;
using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class ConnectionTests
{
    [Fact]
    public void Version_IsTheOneThatPackageJsonNames()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "package.json")));
        var version = package.RootElement.GetProperty("dependencies").GetProperty("@duckdb/node-bindings-linux-x64").GetString()!;
        using var connection = Db.Open();

        Assert.Equal("v" + version.Split('-')[0], connection.ServerVersion);
    }

    [Fact]
    public void Network_IsOffUnlessAskedFor()
    {
        using var connection = Db.Open();
        using var asked = Db.Open(options: "autoload_known_extensions=true");

        Assert.Equal(false, connection.Scalar("SELECT current_setting('autoinstall_known_extensions')"));
        Assert.Equal(false, connection.Scalar("SELECT current_setting('autoload_known_extensions')"));
        Assert.Equal(true, asked.Scalar("SELECT current_setting('autoload_known_extensions')"));
    }

    [Fact]
    public void Options_ReachDuckDb()
    {
        using var connection = Db.Open(options: "threads=1");

        Assert.Equal(1L, connection.Scalar("SELECT current_setting('threads')"));
    }

    [Fact]
    public void Duplicate_SharesAMemoryDatabaseButNoTransaction()
    {
        using var connection = Db.Open();
        connection.Execute("CREATE TABLE t AS SELECT 1 AS i");
        using var duplicate = connection.Duplicate();
        using var transaction = connection.BeginTransaction();
        connection.Execute("INSERT INTO t VALUES (2)");

        Assert.Equal(1L, duplicate.Scalar("SELECT count(*) FROM t"));

        transaction.Commit();
        Assert.Equal(2L, duplicate.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Duplicate_KeepsTheDatabaseOpenAfterTheFirstConnectionIsClosed()
    {
        var connection = Db.Open();
        connection.Execute("CREATE TABLE t AS SELECT 1 AS i");
        using var duplicate = connection.Duplicate();

        connection.Dispose();

        Assert.Equal(1L, duplicate.Scalar("SELECT count(*) FROM t"));
        Assert.Throws<InvalidOperationException>(connection.Duplicate);
    }

    [Fact]
    public void UnknownOption_IsRefusedByName()
    {
        var error = Assert.Throws<DuckDBException>(() => Db.Open(options: "no_such_option=1"));

        Assert.Contains("no_such_option", error.Message, StringComparison.Ordinal);
        Assert.Equal(DuckDBErrorType.InvalidInput, error.ErrorType);
    }

    [Fact]
    public void OptionWithABadValue_IsRefusedByName()
    {
        var error = Assert.Throws<DuckDBException>(() => Db.Open(options: "threads=many"));

        Assert.Contains("threads", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOnly_RefusesToWrite()
    {
        using var folder = new TempFolder();
        using (var writer = Db.Open(folder.File("a.duckdb")))
            writer.Run("CREATE TABLE t AS SELECT 42 AS x");

        using var reader = Db.Open(folder.File("a.duckdb"), "access_mode=READ_ONLY");

        Assert.Equal(42, reader.Scalar("SELECT x FROM t"));
        Assert.Equal(DuckDBErrorType.InvalidInput, Assert.Throws<DuckDBException>(() => reader.Run("DELETE FROM t")).ErrorType);
    }

    [Fact]
    public void MissingFileReadOnly_NamesTheFile()
    {
        using var folder = new TempFolder();

        var error = Assert.Throws<DuckDBException>(() => Db.Open(folder.File("none.duckdb"), "access_mode=READ_ONLY"));

        Assert.Contains(folder.File("none.duckdb"), error.Message, StringComparison.Ordinal);
        Assert.Equal(DuckDBErrorType.IO, error.ErrorType);
    }

    [Fact]
    public void MemoryDatabases_AreSeparate()
    {
        using var one = Db.Open();
        using var other = Db.Open();
        one.Run("CREATE TABLE t(x INTEGER)");

        Assert.Equal(DuckDBErrorType.Catalog, Assert.Throws<DuckDBException>(() => other.Run("FROM t")).ErrorType);
    }

    [Fact]
    public void OneFileByTwoPaths_IsOneDatabase()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("real"));
        Directory.CreateSymbolicLink(folder.File("folderlink"), folder.File("real"));
        using var one = Db.Open(folder.File("real/a.duckdb"));
        File.CreateSymbolicLink(folder.File("filelink"), folder.File("real/a.duckdb"));
        one.Run("CREATE TABLE t AS SELECT 1 AS x");

        foreach (var path in new[] { "real/../real/a.duckdb", "folderlink/a.duckdb", "filelink" })
        {
            using var other = Db.Open(folder.File(path));
            other.Run("UPDATE t SET x = x + 1");
        }

        Assert.Equal(4, one.Scalar("SELECT x FROM t"));
    }

    [Fact]
    public void ReopenedFile_HoldsWhatWasWritten()
    {
        using var folder = new TempFolder();
        using (var first = Db.Open(folder.File("a.duckdb")))
            first.Run("CREATE TABLE t AS SELECT '县财政局' AS unit");

        using var second = Db.Open(folder.File("a.duckdb"));

        Assert.Equal("县财政局", second.Scalar("FROM t"));
    }

    [Fact]
    public void FileHeldByAnotherProcess_IsSaidSo()
    {
        using var folder = new TempFolder();
        var path = folder.File("held.duckdb");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        start.ArgumentList.Add(path);
        using var holder = Process.Start(start)!;
        Assert.Equal("open", holder.StandardOutput.ReadLine());

        var error = Assert.Throws<DuckDBException>(() => Db.Open(path));
        holder.StandardInput.Close();
        holder.WaitForExit();

        Assert.StartsWith($"The database file {path} is held by another process.", error.Message, StringComparison.Ordinal);
        Assert.Contains($"PID {holder.Id}", error.Message, StringComparison.Ordinal);
        Assert.Equal(DuckDBErrorType.IO, error.ErrorType);
        using var afterwards = Db.Open(path);
        Assert.Equal(1, afterwards.Scalar("SELECT 1"));
    }

    [Fact]
    public void ClosedConnection_RollsBackItsTransaction()
    {
        using var folder = new TempFolder();
        using var watcher = Db.Open(folder.File("a.duckdb"));
        watcher.Run("CREATE TABLE t(x INTEGER)");
        using (var connection = Db.Open(folder.File("a.duckdb")))
        {
            connection.BeginTransaction();
            connection.Run("INSERT INTO t VALUES (1)");
        }

        Assert.Equal(0L, watcher.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Factory_MakesWorkingObjects()
    {
        using var connection = DuckDBClientFactory.Instance.CreateConnection();
        connection.ConnectionString = "DataSource=:memory:";
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT $x + 1";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "$x";
        parameter.Value = 41;
        command.Parameters.Add(parameter);

        Assert.Equal(42, command.ExecuteScalar());
    }
}
