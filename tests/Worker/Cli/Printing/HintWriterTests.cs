using PerfEval.Worker.Cli.Printing;

namespace PerfEval.Worker.Tests.Cli.Printing;

public sealed class HintWriterTests
{
    [Theory]
    [InlineData("下一步 Next: perfeval flags --db w.duckdb; perfeval report UNIT YEAR", "下一步 Next: ./perfeval flags --db w.duckdb; ./perfeval report UNIT YEAR")]
    [InlineData("  perfeval <command> --help", "  ./perfeval <command> --help")]
    [InlineData("perfeval restore-backup DIR", "./perfeval restore-backup DIR")]
    [InlineData("/opt/perfeval/perfeval serve", "/opt/perfeval/perfeval serve")]
    [InlineData("perfeval-data/warehouse.duckdb", "perfeval-data/warehouse.duckdb")]
    [InlineData("PerfEval perfeval。", "PerfEval perfeval。")]
    public void Commands_AreSpeltAsTheProgramWasCalled(string said, string written)
    {
        var text = new StringWriter();

        new HintWriter(text, "./perfeval").Write(said);

        Assert.Equal(written, text.ToString());
    }
}
