using PerfEval.Worker.Tests.Queries;

namespace PerfEval.Worker.Tests.Cli.Commands;

/// <summary>What is said of a command line that is not understood, in both languages.</summary>
public sealed class MisreadTests
{
    [Theory]
    [InlineData("--format 只能是 table、json、csv、xlsx，不能是 xml。", "--format is one of table, json, csv, xlsx, not xml.", "flags", "--format", "xml")]
    [InlineData("--format 只能是 page、json、xlsx，不能是 csv。", "--format is one of page, json, xlsx, not csv.", "report", "2023", "-f", "csv")]
    [InlineData("shell 只能是 bash、zsh、pwsh，不能是 fish。", "shell is one of bash, zsh, pwsh, not fish.", "completions", "fish")]
    [InlineData("命令行缺少 COMMAND（命令", "Missing on the command line: COMMAND.")]
    [InlineData("命令行缺少 PATH（文件或目录", "Missing on the command line: PATH.", "ingest")]
    [InlineData("命令行缺少 --db（数据仓库文件", "Missing on the command line: --db.", "flags", "--db")]
    [InlineData("--why（理由", "Missing on the command line: --why.", "forget", "a.docx", "--who", "我")]
    public async Task Mistake_IsNamedInBothLanguages(string chinese, string english, params string[] arguments)
    {
        var (exit, _, errors) = await AnalysedSamples.Run(arguments);

        Assert.Equal(1, exit);
        Assert.Contains(chinese, errors, StringComparison.Ordinal);
        Assert.Contains(english, errors, StringComparison.Ordinal);
    }
}
