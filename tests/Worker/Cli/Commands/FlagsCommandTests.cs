using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Tests.Queries;

namespace PerfEval.Worker.Tests.Cli.Commands;

public sealed class FlagsCommandTests(IngestedReports warehouse) : IClassFixture<IngestedReports>
{
    private const string Message = "按收入性质分合计 810.40，全年预算 851.70（差 -41.30 万元）";

    [Fact]
    public async Task Terminal_WrapsTheMessageAndKeepsEveryCharacter()
    {
        var width = new CharacterWidth(ambiguousIsWide: false);

        var (_, list, _) = await warehouse.Run(80, "flags", "--rule", "AR02");

        var lines = list.Split('\n');
        Assert.All(lines, line => Assert.InRange(width.Of(line), 0, 80));
        Assert.Contains("重点核实", list, StringComparison.Ordinal);
        // The message is the last column; what stands left of it is cut off by its place under the heading.
        var start = width.Of(lines[0][..lines[0].IndexOf("说明", StringComparison.Ordinal)]);
        var column = string.Concat(lines[2..].Select(line => Behind(line, start, width)));
        Assert.Contains(
            Message.Replace(" ", string.Empty, StringComparison.Ordinal), column.Replace(" ", string.Empty, StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipe_KeepsEveryFlagOnOneLine()
    {
        var (_, list, _) = await warehouse.Run(null, "flags", "--rule", "AR02");

        Assert.Contains(Message, Assert.Single(list.Split('\n'), line => line.StartsWith("error", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there are", "--year", "1999")]
    [InlineData("--all lists them", "--rule", "BA02")]
    public async Task EmptyList_SaysWhy(string why, params string[] filter)
    {
        var (exit, _, errors) = await warehouse.Run(null, ["flags", .. filter]);

        Assert.Equal(0, exit);
        Assert.Contains(why, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownRule_IsRefusedWithThoseLikeIt()
    {
        var (exit, output, errors) = await warehouse.Run(null, "flags", "--rule", "AR99");

        Assert.Equal(1, exit);
        Assert.Empty(output);
        Assert.Contains("AR99", errors, StringComparison.Ordinal);
        Assert.Contains("did you mean AR09", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task YearThatIsNone_IsNamed()
    {
        var (exit, _, errors) = await warehouse.Run(null, "flags", "--year", "abc");

        Assert.Equal(1, exit);
        Assert.Contains("--year takes a whole number from 1, not abc.", errors, StringComparison.Ordinal);
    }

    private static string Behind(string line, int column, CharacterWidth width)
    {
        var at = 0;
        for (var left = 0; at < line.Length && left < column; at++)
            left += width.Of(line[at].ToString());
        return line[at..];
    }

    [Fact]
    public async Task Severity_IsTakenAsTheScreenPrintsIt()
    {
        var (_, chinese, _) = await warehouse.Run(null, "flags", "--severity", "重点核实");
        var (_, english, _) = await warehouse.Run(null, "flags", "--severity", "error");
        var (exit, _, errors) = await warehouse.Run(null, "flags", "--severity", "严重");

        Assert.Equal(english, chinese);
        Assert.Equal(1, exit);
        Assert.Contains("没有级别 严重", errors, StringComparison.Ordinal);
        Assert.Contains("重点核实 (error)", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipe_NamesThePlaceAndPadsNothingBehindTheMessage()
    {
        var (_, list, _) = await warehouse.Run(null, "flags", "--rule", "AR02");

        var line = Assert.Single(list.Split('\n'), line => line.StartsWith("error", StringComparison.Ordinal));
        Assert.Contains("taoyuan-2023.txt 第2张表第", line, StringComparison.Ordinal);
        Assert.Equal(line.TrimEnd(), line);
    }

    [Fact]
    public async Task WarehouseOfTheDemo_IsNamedWhereThereIsNoOther()
    {
        using var home = new TemporaryHome();
        Directory.CreateDirectory(home.PathOf("demo"));
        File.Copy(warehouse.PathOf("warehouse.duckdb"), home.PathOf("demo/warehouse.duckdb"));

        var (exit, _, errors) = await AnalysedSamples.Run("flags", "--db", home.Home.Warehouse);

        Assert.Equal(1, exit);
        Assert.Contains($"--db {home.PathOf("demo/warehouse.duckdb")}", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderWithoutRules_IsRefusedBeforeAnythingIsDone()
    {
        using var home = new TemporaryHome();
        Directory.CreateDirectory(home.PathOf("my-rules"));

        var (exit, _, errors) = await warehouse.Run(null, "analyze", "--rules", home.PathOf("my-rules"));

        Assert.Equal(1, exit);
        Assert.Contains($"There are no rule files (.sql) in {home.PathOf("my-rules")}.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderOfRulesThatIsMissing_IsRefusedBeforeAnythingIsDone()
    {
        var (exit, _, errors) = await warehouse.Run(null, "analyze", "--rules", "nowhere");

        Assert.Equal(1, exit);
        Assert.Contains("没有规则目录 nowhere", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("规则 ", errors.Replace("没有规则目录", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
