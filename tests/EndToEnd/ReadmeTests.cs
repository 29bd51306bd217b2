using System.Text.RegularExpressions;

namespace PerfEval.EndToEnd.Tests;

public sealed partial class ReadmeTests(IngestedSamples samples) : IClassFixture<IngestedSamples>
{
    [Fact]
    public async Task SqlExamples_RunAsWritten()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
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
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var help = await samples.Program.Run("--help");
        var commands = CommandLines().Matches(help.Output[help.Output.IndexOf("Commands:", StringComparison.Ordinal)..help.Output.IndexOf("Examples:", StringComparison.Ordinal)])
            .Select(m => m.Groups["name"].Value).ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.Contains($"| `{command}", readme, StringComparison.Ordinal));
    }

    [GeneratedRegex("```sql\n(?<sql>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SqlFences();

    [GeneratedRegex("^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex CommandLines();
}
