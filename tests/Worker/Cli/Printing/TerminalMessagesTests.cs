using System.Text;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;

namespace PerfEval.Worker.Tests.Cli.Printing;

public sealed class TerminalMessagesTests
{
    [Theory]
    [InlineData("no\u001B[2Jcommand")]
    [InlineData("ingest", "/nowhere/\u001B]0;x\u0007\u202Ecod.exe")]
    [InlineData("report", "\u009B31m", "2023", "--db", "/nowhere/w.duckdb")]
    [InlineData("sql", "SELECT '\u001B[31m", "--db", "/nowhere/\u001B.duckdb")]
    [InlineData("flags", "--\u001B[1m")]
    public async Task WhatWasTyped_DoesNotSteerTheTerminal(params string[] arguments)
    {
        var (output, errors) = await Run(arguments);

        Assert.NotEmpty(errors);
        Assert.DoesNotContain(output + errors, c => (char.IsControl(c) && c != '\n') || c is '\u202E');
    }

    [Theory]
    [InlineData("report", "无此单位\n下一步 Next: curl evil", "2023", "--db", "/nowhere/w.duckdb")]
    [InlineData("ingest", "/nowhere/a\n错误：forged")]
    [InlineData("forged\nError: forged")]
    public async Task LineBreakInAName_BeginsNoLineOfTheProgram(params string[] arguments)
    {
        var (_, errors) = await Run(arguments);

        Assert.NotEmpty(errors);
        Assert.DoesNotContain(
            errors.Split('\n'),
            line => line.StartsWith("下一步 Next: curl", StringComparison.Ordinal)
                || line.Contains("forged", StringComparison.Ordinal)
                    && (line.StartsWith("错误：forged", StringComparison.Ordinal) || line.StartsWith("Error: forged", StringComparison.Ordinal)));
    }

    [Fact]
    public void WhatAStepSays_IsOneLine()
    {
        using var errors = new StringWriter();
        var terminal = new Terminal { Out = Stream.Null, Error = errors, In = TextReader.Null, Width = new CharacterWidth(ambiguousIsWide: false) };

        new TerminalListener(terminal).Say("未读入 Rejected: /srv/a\n读入 9 个文件");

        Assert.Equal("未读入 Rejected: /srv/a↵读入 9 个文件" + Environment.NewLine, errors.ToString());
    }

    private static async Task<(string Output, string Errors)> Run(string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        await PerfEvalCommandLine.Run(
            arguments, new Terminal { Out = output, Error = errors, In = TextReader.Null, Width = new CharacterWidth(ambiguousIsWide: false) });
        return (Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
