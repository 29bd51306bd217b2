namespace PerfEval.Worker.Tests.Cli.Printing.Report;

public sealed class ReportSearchTests(IngestedReports warehouse) : IClassFixture<IngestedReports>
{
    [Fact]
    public async Task WordsThatSeveralReportsHold_AreNamedWithAllOfThem()
    {
        var (exit, _, errors) = await warehouse.Run(null, "report", "2023");

        Assert.Equal(1, exit);
        Assert.All(["pingjiang-2023.docx", "taoyuan-2023.txt", "lingshou-2023.html"], name => Assert.Contains(name, errors, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("桃源县", "2023")]
    [InlineData("2023", "taoyuan")]
    [InlineData("taoyuan-2023.txt")]
    public async Task EveryWord_HasToBeIn(params string[] words)
    {
        var (exit, page, _) = await warehouse.Run(null, ["report", .. words]);

        Assert.Equal(0, exit);
        Assert.StartsWith("桃源县", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownUnit_IsAnsweredWithNamesLikeIt_AndTheWarehouseThatWasGiven()
    {
        var (exit, _, errors) = await warehouse.Run(null, "report", "桃园县", "2023");

        Assert.Equal(1, exit);
        Assert.Contains("did you mean 桃源县", errors, StringComparison.Ordinal);
        Assert.Contains($"FROM report\" --db {warehouse.PathOf("warehouse.duckdb")}", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordThatNoReportHolds_FindsNone()
    {
        var (exit, _, errors) = await warehouse.Run(null, "report", "桃源县", "1999");

        Assert.Equal(1, exit);
        Assert.DoesNotContain("taoyuan-2023.txt", errors, StringComparison.Ordinal);
    }
}
