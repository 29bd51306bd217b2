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

    private static async Task<(string Output, string Errors)> Run(string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        await PerfEvalCommandLine.Run(arguments, new Terminal { Out = output, Error = errors, In = TextReader.Null, Width = new CharacterWidth(ambiguousIsWide: false) });
        return (Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }
}
