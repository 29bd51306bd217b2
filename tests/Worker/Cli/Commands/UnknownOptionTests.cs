namespace PerfEval.Worker.Tests.Cli.Commands;

public sealed class UnknownOptionTests(IngestedReports warehouse) : IClassFixture<IngestedReports>
{
    [Theory]
    [InlineData("--rules", "ingest", "reports", "--rule", "my-rules")]
    [InlineData("--full", "report", "甲局", "--ful")]
    [InlineData("--severity", "flags", "--sevrity", "error")]
    [InlineData("sql has no option --nosuch.", "sql", "--nosuch=1")]
    public async Task MistypedOption_IsNamedAndNotTakenForAnArgument(string told, params string[] arguments)
    {
        var (exit, output, errors) = await warehouse.Run(null, arguments);

        Assert.Equal(1, exit);
        Assert.Empty(output);
        Assert.Contains(told, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("not_found", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SqlComment_IsNoOption()
    {
        var (exit, output, _) = await warehouse.Run(null, "sql", "-- one row\nSELECT 1 AS a");

        Assert.Equal(0, exit);
        Assert.Contains('1', output);
    }

    [Theory]
    [InlineData("没有命令 flag，是否指 flags？", "flag", "--db", "w.duckdb")]
    [InlineData("did you mean watch?", "runs", "wach")]
    public async Task MistypedCommand_IsNamedWithThoseLikeIt(string told, params string[] arguments)
    {
        var (exit, output, errors) = await warehouse.Run(null, arguments);

        Assert.Equal(1, exit);
        Assert.Empty(output);
        Assert.Contains(told, errors, StringComparison.Ordinal);
    }
}
