using System.Text.RegularExpressions;

namespace PerfEval.EndToEnd.Tests;

public sealed partial class DemoTests
{
    [Fact]
    public async Task Demo_RunsInAnEmptyFolder_AndAgain()
    {
        using var program = new PerfEvalProcess();

        var first = await program.Run("demo");
        var second = await program.Run("demo");

        Assert.Equal(0, first.ExitCode);
        Assert.Contains("青河新区创业孵化服务处", first.Output, StringComparison.Ordinal);
        Assert.Contains("rejected 0", first.Error, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task FiveQuestions_AreAnsweredByQueriesThatCanBeCopied()
    {
        using var program = new PerfEvalProcess();
        var demo = await program.Run("demo");
        var questions = Questions().Matches(demo.Output);

        Assert.Equal(5, questions.Count);
        foreach (Match question in questions)
        {
            var copied = await program.Run(question.Groups["sql"].Value, ["sql", "--db", "perfeval-data/demo/warehouse.duckdb"]);
            Assert.Equal(0, copied.ExitCode);
            // Ten rows at most are shown, and what is left out is said.
            var lines = question.Groups["result"].Value.TrimEnd('\n').Split('\n');
            var shown = lines.Count(l => !l.StartsWith("……", StringComparison.Ordinal));
            Assert.InRange(shown, 3, 12);
            Assert.StartsWith(Squeezed(lines[2..shown]), Squeezed(copied.Output.Split('\n')[2..]), StringComparison.Ordinal);
            Assert.Equal(copied.Output.TrimEnd('\n').Split('\n').Length > 12, lines[^1].StartsWith("……共", StringComparison.Ordinal));
        }
    }

    // Columns are as wide as the rows that are shown.
    private static string Squeezed(string[] lines) => string.Join('\n', lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [GeneratedRegex(@"# 示例 \d：(?<zh>.+)\n# (?<en>.+)\n\n(?<sql>[^;]+;)\n\n(?<result>(.+\n)+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Questions();
}
