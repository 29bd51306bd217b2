using PerfEval.Worker.Commands;
using PerfEval.Worker.Output;

return await PerfEvalCommandLine.Run(args, Terminal.FromProcess());
