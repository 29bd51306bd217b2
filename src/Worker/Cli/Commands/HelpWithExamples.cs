using System.CommandLine;
using System.CommandLine.Invocation;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>The library's help, followed by the command's examples.</summary>
public sealed class HelpWithExamples(SynchronousCommandLineAction help) : SynchronousCommandLineAction
{
    private static readonly string[] s_start =
        ["perfeval demo", "perfeval sql \"SELECT unit, year, self_score FROM report\"", "perfeval <command> --help"];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var result = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is ExampleCommand { Details: { } details })
        {
            output.WriteLine(details);
            output.WriteLine();
        }

        output.WriteLine("Examples:");
        foreach (var example in parseResult.CommandResult.Command is ExampleCommand command ? command.Examples : s_start)
            output.WriteLine("  " + example);
        output.WriteLine();
        output.WriteLine("Exit codes: 0 done, 1 failed, 2 done but some inputs were rejected, 130 stopped by Ctrl-C.");
        return result;
    }
}
