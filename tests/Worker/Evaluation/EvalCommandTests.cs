using System.Text;
using System.Text.Json.Nodes;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Evaluation;

/// <summary>Two samples in a real warehouse, measured against their own expectations and against altered ones.</summary>
public sealed class EvalCommandTests(EvalCommandTests.Ingested warehouse) : IClassFixture<EvalCommandTests.Ingested>, IDisposable
{
    private const string OneReport = "pingjiang-2022";
    private const string TwoReports = "huarong-xiangyin-2023";
    private readonly DirectoryInfo _gold = Directory.CreateTempSubdirectory("perfeval");

    public void Dispose() => _gold.Delete(recursive: true);

    [Fact]
    public async Task SampleAsExpected_IsExact()
    {
        Gold(OneReport, _ => { });

        var (exit, output, _) = await Eval("--format", "json");

        var total = JsonNode.Parse(output)!.AsArray()[^1]!;
        Assert.Equal(ExitCode.Success, exit);
        Assert.Equal("total", (string?)total["view"]);
        Assert.True((int)total["numbers"]! > 20);
        Assert.Equal((int)total["numbers"]!, (int)total["numbers_exact"]!);
        Assert.Equal(1, (decimal)total["recall"]!);
    }

    [Fact]
    public async Task FileWithTwoReports_IsMatchedByUnit()
    {
        Gold(TwoReports, _ => { });

        var (_, output, errors) = await Eval("--format", "json");

        var funding = JsonNode.Parse(output)!.AsArray().Single(v => (string?)v!["view"] == "funding")!;
        Assert.Empty(errors);
        Assert.Equal((int)funding["expected"]!, (int)funding["matched"]!);
        Assert.Equal((int)funding["numbers"]!, (int)funding["numbers_exact"]!);
    }

    [Fact]
    public async Task OtherNumber_IsListedAndFails()
    {
        Gold(OneReport, report => report["funding"]![0]!["executed"] = 0.01m);

        var (exit, output, _) = await Eval("--details", "--format", "json");

        var difference = Assert.Single(JsonNode.Parse(output)!.AsArray(), d => (string?)d!["view"] == "funding")!;
        Assert.Equal(ExitCode.Failure, exit);
        Assert.Equal(("number", "executed", "0.01"), ((string?)difference["kind"], (string?)difference["field"], (string?)difference["expected"]));
    }

    [Fact]
    public async Task ReportThatIsNotThere_CountsAsNotFound()
    {
        Gold(OneReport, _ => { }, name: "nobody-2022");

        var (exit, output, errors) = await Eval("--format", "json");

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Contains("nobody-2022", errors, StringComparison.Ordinal);
        Assert.Equal(0, (decimal)JsonNode.Parse(output)!.AsArray()[^1]!["recall"]!);
    }

    [Fact]
    public async Task OneReportForAFileOfTwo_IsAmbiguous()
    {
        Gold(OneReport, _ => { }, name: TwoReports);

        var (exit, output, errors) = await Eval();

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Empty(output);
        Assert.Contains("华容县芥乡品质推广站", errors, StringComparison.Ordinal);
        Assert.Contains("湘阴县柳庄书屋管理所", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ViewThatDoesNotExist_IsSaidToBeNotMeasured()
    {
        Gold(OneReport, report => report["seal"] = new JsonArray(new JsonObject { ["label"] = "公章" }));

        var (exit, output, _) = await Eval("--format", "json");

        var seal = JsonNode.Parse(output)!.AsArray().Single(v => (string?)v!["view"] == "seal")!;
        Assert.Equal(ExitCode.Success, exit);
        Assert.StartsWith("no such view", (string?)seal["not_measured"], StringComparison.Ordinal);
        Assert.Null(seal["expected"]);
    }

    // The narrative has its own measure; here the forms are compared.
    private void Gold(string sample, Action<JsonNode> change, string? name = null)
    {
        var gold = JsonNode.Parse(File.ReadAllText(Path.Combine(DataFolder.Find(), "samples", sample + ".expected.json")))!;
        foreach (var report in gold["reports"]!.AsArray())
        {
            report!.AsObject().Remove("narrative_figure");
            report.AsObject().Remove("narrative_item");
            change(report);
        }

        File.WriteAllText(Path.Combine(_gold.FullName, (name ?? sample) + ".expected.json"), gold.ToJsonString());
    }

    private Task<(int Exit, string Output, string Errors)> Eval(params string[] options) =>
        Run(["eval", _gold.FullName, "--db", warehouse.Path, .. options]);

    private static async Task<(int Exit, string Output, string Errors)> Run(string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = output, Error = errors, In = TextReader.Null, Width = new CharacterWidth(false) };
        var exit = await PerfEvalCommandLine.Run(arguments, terminal);
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    public sealed class Ingested : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval");

        public string Path => System.IO.Path.Combine(_folder.FullName, "warehouse.duckdb");

        public async Task InitializeAsync()
        {
            var samples = System.IO.Path.Combine(DataFolder.Find(), "samples");
            var (exit, _, errors) = await Run(
                [
                    "ingest",
                    System.IO.Path.Combine(samples, OneReport + ".docx"),
                    System.IO.Path.Combine(samples, TwoReports + ".txt"),
                    "--no-analyze",
                    "--db",
                    Path
                ]);
            Assert.True(exit == ExitCode.Success, errors);
        }

        public Task DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return Task.CompletedTask;
        }
    }
}
