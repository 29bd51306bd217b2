using System.Text.Json;
using System.Text.RegularExpressions;

namespace PerfEval.EndToEnd.Tests;

public sealed partial class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    private const string Warehouse = "perfeval-data/demo/warehouse.duckdb";

    [Fact]
    public void Demo_ReadsEverySampleThatThisMachineHasTheProgramsFor()
    {
        Assert.Equal(0, demo.Demo.ExitCode);
        Assert.Contains("平江县云台事务服务中心", demo.Demo.Output, StringComparison.Ordinal);
        Assert.All(
            demo.Demo.Error.Split('\n').Where(l => l.Contains("Rejected:", StringComparison.Ordinal)),
            line => Assert.Contains("[missing_tool]", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DemoAgain_PrintsTheSame()
    {
        using var program = new PerfEvalProcess { SearchPath = "" };

        var first = await program.Run("demo");
        var second = await program.Run("demo");

        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task MissingPrograms_CostTheirSamplesOnly_AndEachIsNamed()
    {
        using var program = new PerfEvalProcess { SearchPath = "" };

        var outcome = await program.Run("demo");

        Assert.Equal(0, outcome.ExitCode);
        var skipped = Assert.Single(outcome.Error.Split('\n'), l => l.Contains("Skipped", StringComparison.Ordinal));
        Assert.EndsWith(
            ": daoxian-2023.pdf, fenghuang-2023.odt, jiangyong-2023.png, luxi-2023.rtf", skipped.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains("libreoffice-writer-nogui", outcome.Error, StringComparison.Ordinal);
        Assert.All(["hanshou-2023.xls", "chaling-2023.pdf", "shuangfeng-2023.doc"], name => Assert.Contains(name, outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EverySample_HasTheRowsExpectedOfIt()
    {
        // A sample that could not be read has nothing to compare.
        var outcome = await demo.Program.Run("eval", Path.Combine(Repository.Root, "data", "samples"), "--db", Warehouse, "--format", "json");

        using var scores = JsonDocument.Parse(outcome.Output);
        if (demo.IsWhole)
            Assert.Equal(0, outcome.ExitCode);
        Assert.All(scores.RootElement.EnumerateArray(), view => Assert.Equal(0, view.GetProperty("wrong_unmarked").GetInt32()));
        Assert.True(scores.RootElement.EnumerateArray().Last().GetProperty("numbers_exact").GetInt32() > 3000);
    }

    [Fact]
    public async Task EveryFaultPlacedInASample_IsFlagged()
    {
        var outcome = await demo.Program.Run(
            "sql", "SELECT regexp_replace(source_name, '[.][^.]*$', '') AS stem, rule_id, f.severity, project FROM flag f JOIN report r USING (report_id)",
            "--db", Warehouse, "--format", "json");
        using var json = JsonDocument.Parse(outcome.Output);
        var raised = json.RootElement.EnumerateArray()
            .Select(
                f => (f.GetProperty("stem").GetString(), f.GetProperty("rule_id").GetString(), f.GetProperty("severity").GetString(),
                    f.GetProperty("project").GetString())).ToHashSet();
        var read = (await demo.Program.Run("sql", "SELECT source_name FROM report", "--db", Warehouse, "--format", "csv")).Output;

        var expected = Directory.EnumerateFiles(Path.Combine(Repository.Root, "data", "samples"), "*.expected.json").SelectMany(Flags).ToList();

        Assert.True(expected.Count > 30);
        Assert.Equal([], expected.Where(f => read.Contains(f.Stem + ".", StringComparison.Ordinal) && !raised.Contains(f)));
    }

    [Fact]
    public async Task Flags_AreADigestWithPlacesAndTheWayToAllOfThem()
    {
        var digest = demo.Demo.Output[demo.Demo.Output.IndexOf(
            "# 疑点 Flags", StringComparison.Ordinal)..demo.Demo.Output.IndexOf("# 示例 1", StringComparison.Ordinal)];

        Assert.InRange(digest.Split('\n').Length, 20, 80);
        Assert.Contains("原文“475.36” pingjiang-2023.docx 第2张表第3行第6列", digest, StringComparison.Ordinal);
        Assert.Contains("perfeval flags --db " + Warehouse, digest, StringComparison.Ordinal);
        var errors = await demo.Program.Run("sql", "SELECT count(*) AS n FROM flag WHERE severity = 'error'", "--db", Warehouse, "--format", "csv");
        Assert.Contains($"error {errors.Output.Split('\n')[1].Trim()}，", digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiveQuestions_AreAnsweredByQueriesThatCanBeCopied()
    {
        var questions = Questions().Matches(demo.Demo.Output);

        Assert.Equal(5, questions.Count);
        foreach (Match question in questions)
        {
            var copied = await demo.Program.Run(question.Groups["sql"].Value, ["sql", "--db", Warehouse]);
            Assert.Equal(0, copied.ExitCode);
            // Ten rows at most are shown, and what is left out is said.
            var lines = question.Groups["result"].Value.TrimEnd('\n').Split('\n');
            var shown = lines.Count(l => !l.StartsWith("……", StringComparison.Ordinal));
            Assert.InRange(shown, 3, 12);
            Assert.StartsWith(Squeezed(lines[2..shown]), Squeezed(copied.Output.Split('\n')[2..]), StringComparison.Ordinal);
            Assert.Equal(copied.Output.TrimEnd('\n').Split('\n').Length > 12, lines[^1].StartsWith("……共", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(string Stem, string? Rule, string? Severity, string? Project)> Flags(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. from report in json.RootElement.GetProperty("reports").EnumerateArray()
               from flag in report.GetProperty("flags").EnumerateArray()
               select (Path.GetFileName(file).Replace(".expected.json", "", StringComparison.Ordinal), flag.GetProperty("rule_id").GetString(),
                   flag.GetProperty("severity").GetString(), flag.GetProperty("project").GetString()),
        ];
    }

    // Columns are as wide as the rows that are shown.
    private static string Squeezed(string[] lines) =>
        string.Join('\n', lines.Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));

    [GeneratedRegex(@"# 示例 \d：(?<zh>.+)\n# (?<en>.+)\n\n(?<sql>[^;]+;)\n\n(?<result>(.+\n)+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Questions();
}
