using System.CommandLine;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>A command whose --help ends in examples.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>What the list of commands has no room for.</summary>
    public string? Details { get; init; }

    /// <summary>How long it may take to leave things whole after Ctrl-C or SIGTERM.</summary>
    public TimeSpan StopWithin { get; set; } = TimeSpan.FromSeconds(2);
}
