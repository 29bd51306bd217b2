using DuckDB.NET.Data;
using DuckDB.NET.Data.Native;

namespace PerfEval.DuckDb.Tests;

public sealed class LibraryLocatorTests
{
    [Fact]
    public void MissingLibrary_SaysWhatToDoInOneLine()
    {
        using var folder = new TempFolder();

        var error = Assert.Throws<DuckDBException>(() => LibraryLocator.Load(null, folder.File("")));

        Assert.Contains(folder.File("libduckdb.so"), error.Message, StringComparison.Ordinal);
        Assert.Contains("请重新构建", error.Message, StringComparison.Ordinal);
        Assert.Contains("build again", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void WrongOverride_NamesTheVariable()
    {
        var error = Assert.Throws<DuckDBException>(() => LibraryLocator.Load("/nonexistent/libduckdb.so", AppContext.BaseDirectory));

        Assert.Contains("PERFEVAL_DUCKDB_LIBRARY", error.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Override_IsLoaded() => Assert.NotEqual(0, LibraryLocator.Load(Path.Combine(AppContext.BaseDirectory, "libduckdb.so"), "/nonexistent"));
}
