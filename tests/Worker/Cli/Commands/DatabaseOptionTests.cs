using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;

namespace PerfEval.Worker.Tests.Cli.Commands;

public sealed class DatabaseOptionTests
{
    [Theory]
    [InlineData("ingest", "reports")]
    [InlineData("serve")]
    [InlineData("rebuild")]
    public async Task WarehouseNameThatCannotBe_IsRefusedByEveryCommand(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = output, Error = errors, In = TextReader.Null, Columns = null, Width = new CharacterWidth(ambiguousIsWide: false) };

        var exit = await PerfEvalCommandLine.Run([.. arguments, "--db", "rule_bench.duckdb"], terminal);

        Assert.Equal(1, exit);
        Assert.Contains("cannot be called rule_bench.duckdb", errors.ToString(), StringComparison.Ordinal);
    }
}
