using System.Text.RegularExpressions;

namespace PerfEval.EndToEnd.Tests;

public sealed partial class ReadmeTests(IngestedSamples samples) : IClassFixture<IngestedSamples>
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh.md")]
    [InlineData("docs/sql.md")]
    public async Task SqlExamples_RunAsWritten(string page)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, page));
        var examples = SqlFences().Matches(readme).Select(m => m.Groups["sql"].Value).ToList();

        Assert.NotEmpty(examples);
        foreach (var sql in examples)
        {
            var outcome = await samples.Program.Run("sql", sql);
            Assert.True(outcome.ExitCode == 0, sql + outcome.Error);
        }
    }

    [Fact]
    public async Task CommandTable_NamesEveryCommand()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "commands.md"));
        var help = await samples.Program.Run("--help");
        var commands = CommandLines().Matches(
            help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..help.Output.IndexOf("Examples:", StringComparison.Ordinal)])
            .Select(m => m.Groups["name"].Value).ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.Contains($"| `{command}", readme, StringComparison.Ordinal));
    }

    [Fact]
    public async Task BothReadmes_ShowTheSameCommandsAndPages()
    {
        var (english, chinese) = (await Parts("README.md"), await Parts("README.zh.md"));

        Assert.Equal(english, chinese);
        Assert.All(
            english.Where(part => part.StartsWith("](docs/", StringComparison.Ordinal)),
            link => Assert.True(File.Exists(Path.Combine(Repository.Root, link[2..^1])), link));
    }

    private static async Task<List<string>> Parts(string page) =>
        [.. SameInBoth().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, page))).Select(part => part.Value)];

    [GeneratedRegex(@"```.*?```|`\./perfeval[^`]*`|\]\(docs/[^)]*\)", RegexOptions.Singleline)]
    private static partial Regex SameInBoth();

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlFences();

    [GeneratedRegex("^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex CommandLines();
}
