using System.Globalization;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Processes;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Sandbox;

// Numbers, dates and names of runs are the same whatever calendar and digits the machine is set to.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// Whatever the shell would have.
NewFiles.BelongToUserAndGroup();
return args switch
{
    [ReaderChild.Argument] => ReaderChild.Run(),
    [SandboxChild.Argument] => SandboxChild.Run(),
    _ => await PerfEvalCommandLine.Run(args, Terminal.FromProcess()),
};
