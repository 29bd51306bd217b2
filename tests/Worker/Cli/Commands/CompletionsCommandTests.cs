using System.Text;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Cli.Commands;

public sealed class CompletionsCommandTests
{
    [Theory]
    [InlineData("bash", "complete -o default -F _perfeval perfeval")]
    [InlineData("zsh", "bashcompinit")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Script_NamesCommandsAndOptions(string shell, string line)
    {
        using var output = new MemoryStream();
        var terminal = new Terminal { Out = output, Error = TextWriter.Null, In = TextReader.Null, Width = new CharacterWidth(ambiguousIsWide: false) };

        Assert.Equal(ExitCode.Success, await PerfEvalCommandLine.Run(["completions", shell], terminal));

        var script = Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains(line, script, StringComparison.Ordinal);
        Assert.Contains("export", script, StringComparison.Ordinal);
        Assert.Contains("--severity", script, StringComparison.Ordinal);
    }
}
