using System.Text.Json.Nodes;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Queries;

public sealed class ViewsCommandTests(AnalysedSamples samples) : IClassFixture<AnalysedSamples>
{
    [Fact]
    public async Task WithoutAWarehouse_ListsTheSameViewsAsWithOne()
    {
        var (exit, without, _) = await AnalysedSamples.Run("views", "--format", "json", "--db", samples.Path + ".missing");
        var (_, with, _) = await AnalysedSamples.Run("views", "--format", "json", "--db", samples.Path);

        Assert.Equal(ExitCode.Success, exit);
        Assert.Equal(Names(with).Order(), Names(without).Order());
        Assert.Contains("unit_year", Names(without));
        Assert.False(File.Exists(samples.Path + ".missing"));
    }

    [Fact]
    public async Task ViewByChineseName_ShowsItsColumns()
    {
        var (exit, output, _) = await AnalysedSamples.Run("views", "资金", "--format", "json", "--db", samples.Path);

        var initial = JsonNode.Parse(output)!.AsArray().Single(c => (string?)c!["column"] == "initial")!;
        Assert.Equal(ExitCode.Success, exit);
        Assert.Equal(
            ["年初预算数", "DECIMAL(18,6)", "万元", "自评表·年度预算申请", "Initial budget"],
            new[] { "chinese", "type", "unit", "source", "meaning_en" }.Select(field => (string?)initial[field]));
    }

    [Fact]
    public async Task CodedColumn_ShowsItsCodes()
    {
        var (_, output, _) = await AnalysedSamples.Run("views", "FLAG", "--format", "csv", "--db", samples.Path);

        Assert.Contains("error=重点核实、warning=需说明、info=填报提示", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownView_IsAnsweredWithNearNames()
    {
        var (exit, _, errors) = await AnalysedSamples.Run("views", "fundin", "--db", samples.Path);

        Assert.Equal(ExitCode.Failure, exit);
        Assert.Contains("funding", errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Names(string json) => JsonNode.Parse(json)!.AsArray().Select(row => (string?)row!["view"]);
}
