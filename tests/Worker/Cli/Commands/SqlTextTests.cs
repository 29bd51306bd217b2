using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Tests.Cli.Commands;

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

    [Theory]
    [InlineData("SELECT 1", false)]
    [InlineData("SELECT 1;", false)]
    [InlineData("SELECT 1; -- done\n /* all */ ;", false)]
    [InlineData("SELECT ';'", false)]
    [InlineData("SELECT 1; SELECT 2", true)]
    [InlineData("; SELECT 2", true)]
    [InlineData("", false)]
    public void SecondStatement_IsAnythingBehindASemicolon(string sql, bool expected) => Assert.Equal(expected, SqlText.HasSecondStatement(sql));

    [Fact]
    public void Names_AreWordsAndQuotedNames() =>
        Assert.Equal(["SELECT", "a\"b", "1", "FROM", "资金"], SqlText.Names("SELECT \"a\"\"b\", '文', 1 FROM 资金 -- x"));

    [Fact]
    public void Statements_AreSplitOutsideQuotesAndComments() => Assert.Equal(
        ["SELECT ';'", "-- note;\nSELECT \"a;b\"", "SELECT 3"],
        SqlText.Statements("SELECT ';';-- note;\nSELECT \"a;b\" ;; /* ; */ ;SELECT 3 "));

    [Fact]
    public void Rename_LeavesQuotesCommentsAndLongerNames() => Assert.Equal(
        "SELECT '_', a_, \"_\" /* _ */ FROM _3",
        SqlText.Rename("SELECT '_', a_, \"_\" /* _ */ FROM _", "_", "_3"));

    [Theory]
    [InlineData("SELECT 1；", '；', 1, 9)]
    [InlineData("SELECT unit\n  ，year FROM report", '，', 2, 3)]
    [InlineData("SELECT * FROM report WHERE unit = “甲局”", '“', 1, 35)]
    public void FullWidthSign_IsFoundWithItsPlace(string sql, char sign, int line, int column) => Assert.Equal((sign, line, column), SqlText.FullWidth(sql));

    [Theory]
    [InlineData("SELECT '；' AS \"（全）\" -- 、")]
    [InlineData("SELECT 单位 FROM 报告")]
    public void FullWidthSign_InQuotesAndComments_IsText(string sql) => Assert.Null(SqlText.FullWidth(sql));

    [Fact]
    public void FullWidthSemicolon_EndsTheEntry_SoThatNobodyWaits() => Assert.True(SqlText.IsComplete("SELECT 1；"));
}
