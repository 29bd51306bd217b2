namespace PerfEval.EndToEnd.Tests;

public sealed class ShellTests(IngestedSamples samples) : IClassFixture<IngestedSamples>
{
    private readonly PerfEvalProcess _program = samples.Program;

    [Fact]
    public async Task Statements_ComeFromStandardInput()
    {
        var outcome = await _program.Run(
            "-- 两份\nSELECT count(*) AS n\n  FROM report;\n.mode json\nSELECT ';' AS b; SELECT n + 1 AS c FROM _1", ["sql", "--format", "csv"]);

        Assert.Equal("n\r\n2\r\n[\n{\"b\":\";\"}\n]\n[\n{\"c\":3}\n]\n", outcome.Output);
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
    }

    [Fact]
    public async Task FirstError_EndsTheScript()
    {
        var outcome = await _program.Run("SELECT 1 AS a; SELECT nonsense; SELECT 2 AS b;", ["sql", "--format", "json"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("[\n{\"a\":1}\n]\n", outcome.Output);
        Assert.Contains("nonsense", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_CannotChangeTheWarehouse() =>
        Assert.Equal(1, (await _program.Run("DROP VIEW report;", ["sql"])).ExitCode);

    [Fact]
    public async Task EmptyInput_DoesNothing()
    {
        var outcome = await _program.Run("-- nothing\n", ["sql"]);

        Assert.Equal(("", 0), (outcome.Output, outcome.ExitCode));
    }
}
