using System.Text;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Cli.Printing.Report;

namespace PerfEval.Worker.Tests.Cli.Printing.Report;

public sealed class FlagDigestTests(IngestedReports reports) : IClassFixture<IngestedReports>
{
    [Fact]
    public void Commands_AreSpeltAsTheProgramWasCalled()
    {
        using var output = new MemoryStream();
        using var connection = WarehouseFile.OpenReader(reports.PathOf("warehouse.duckdb"));
        var terminal = new Terminal
        {
            Out = output,
            Error = TextWriter.Null,
            In = TextReader.Null,
            Width = new CharacterWidth(ambiguousIsWide: false),
            Command = "./perfeval",
        };

        new FlagDigest(connection, terminal).Print(" --db w.duckdb");

        Assert.Contains("All of them: ./perfeval flags --db w.duckdb ", Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }
}
