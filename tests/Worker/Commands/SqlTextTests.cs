using PerfEval.Worker.Commands;

namespace PerfEval.Worker.Tests.Commands;

public sealed class SqlTextTests
{
    [Theory]
    [InlineData("SELECT 1;", true)]
    [InlineData("SELECT 1; -- done", true)]
    [InlineData("SELECT 1", false)]
    [InlineData("SELECT ';", false)]
    [InlineData("SELECT 1 -- ;", false)]
    [InlineData("SELECT 1; /* open", false)]
    [InlineData("SELECT $$;$$", false)]
    [InlineData("SELECT 1; SELECT 2", false)]
    [InlineData("SELECT E'\\';", false)]
    [InlineData("", false)]
    public void IsComplete_LooksForASemicolonOutsideQuotes(string sql, bool expected) => Assert.Equal(expected, SqlText.IsComplete(sql));

    [Fact]
    public void Statements_AreSplitOutsideQuotesAndComments() => Assert.Equal(
        ["SELECT ';'", "-- note;\nSELECT \"a;b\"", "SELECT 3"],
        SqlText.Statements("SELECT ';';-- note;\nSELECT \"a;b\" ;; /* ; */ ;SELECT 3 "));

    [Fact]
    public void Rename_LeavesQuotesCommentsAndLongerNames() => Assert.Equal(
        "SELECT '_', a_, \"_\" /* _ */ FROM _3",
        SqlText.Rename("SELECT '_', a_, \"_\" /* _ */ FROM _", "_", "_3"));
}
