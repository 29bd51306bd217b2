using System.Text;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Cli.Commands;

public sealed class RulesCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-rules-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task RuleInFull_SaysEachTextInChineseAndThenInEnglish()
    {
        var header = await Header("BA01");

        string[] expected =
        [
            "  重点核实 error：大于 100%（恰为 100% 不算）", "    > 100% (exactly 100% is not)",
            "  财预〔2013〕53号：预算调整率 = 预算调整数 / 预算数。把握 certainty：只算净额，为官方口径的下限", "    net change only, a lower bound of the official rate",
            "  warning_pct = 50 %：超过此比例，单位应作说明", "    above this the unit should explain",
            "  触发 fires：年初预算数 1054.88，全年预算数 1444.37 → 提示，+36.92%", "    initial 1054.88 and full year 1444.37 → info +36.92%",
            "  不触发 does not fire：年初预算数 978.01，全年预算数 1082.99 → +10.73%，未超过 20%", "    initial 978.01 and full year 1082.99 → +10.73% is within 20%",
        ];
        Assert.All(expected.Chunk(2), pair => Assert.Contains(string.Join('\n', pair) + "\n", header, StringComparison.Ordinal));
    }

    [Fact]
    public async Task PlainTextsOfAUsersRule_ArePrintedOnce()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "X01.sql"), """
            /*
            id: X01
            title: {zh: 题, en: Title}
            severity: {warning: 差额过大}
            scope: [unit]
            basis: [{document: 办法, clause: 条, certainty: 把握不大}]
            innocent: [{zh: 无, en: none}]
            needs: {funding: [report_id]}
            parameters: [{name: limit, default: 1, unit: 万元, meaning: 限额}]
            examples: [{fires: true, given: 相差 2, then: 需要说明}]
            */
            SELECT 1
            """);

        var lines = (await Header("X01", "--rules", _folder.FullName)).Split('\n');

        Assert.Equal(
            ["  需说明 warning：差额过大", "  办法：条。把握 certainty：把握不大", "  limit = 1 万元：限额", "  触发 fires：相差 2 → 需要说明"],
            new[] { "差额过大", "把握不大", "限额", "相差 2" }.Select(text => Assert.Single(lines, line => line.Contains(text, StringComparison.Ordinal))));
        // Nothing is repeated below itself; the explanation alone has a line in English.
        Assert.DoesNotContain(lines, line => line.StartsWith("    ", StringComparison.Ordinal) && !line.EndsWith("none", StringComparison.Ordinal));
    }

    // What is printed above the file itself.
    private static async Task<string> Header(params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = output, Error = errors, In = TextReader.Null, Width = new CharacterWidth(ambiguousIsWide: false) };
        var exit = await PerfEvalCommandLine.Run(["rules", .. arguments], terminal);
        Assert.True(exit == ExitCode.Success, errors.ToString());
        return Encoding.UTF8.GetString(output.ToArray()).ReplaceLineEndings("\n").Split("\nSQL\n")[0];
    }
}
