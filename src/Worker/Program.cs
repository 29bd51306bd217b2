using System.Globalization;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;

// Numbers, dates and names of runs are the same whatever calendar and digits the machine is set to.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// Whatever the shell would have.
NewFiles.BelongToUserAndGroup();
return await PerfEvalCommandLine.Run(args, Terminal.FromProcess());
