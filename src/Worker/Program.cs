using System.Globalization;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Sandbox;

// Numbers, dates and names of runs are the same whatever calendar and digits the machine is set to.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args is [SandboxChild.Argument] ? SandboxChild.Run() : await PerfEvalCommandLine.Run(args, Terminal.FromProcess());
