namespace PerfEval.Worker.Cli.Shell;

/// <param name="Name">With its dot.</param>
/// <param name="Arguments">As help shows them.</param>
/// <param name="Run">Takes the argument, empty where none was given; false after an error.</param>
internal sealed record DotCommand(
    string Name, string Arguments, string Help, Func<ShellSession, string, CancellationToken, Task<bool>> Run);
