using PerfEval.Analytics.Catalogue;
using PerfEval.Worker.Commands;
using PerfEval.Worker.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs;

/// <summary>What the command analyze does, as a job: same lines, same exit code.</summary>
public sealed class AnalyzeWork(WarehouseGate gate, RunLedger ledger, RunLines lines) : IWork<AnalyzeArgs>
{
    public async ValueTask Run(AnalyzeArgs args, IJobRun run, CancellationToken ct)
    {
        using var writer = new RunWriter(run.RunId, lines);
        var whole = await gate.Use(
            warehouse => Task.Run(() => AnalysisRun.Run(warehouse, RuleCatalogue.Load(args.Rules), args.All, RunTerminal.Of(writer), ct), ct), ct);
        ledger.SetOutcome(run.RunId, null, whole ? ExitCode.Success : ExitCode.SomeRejected);
    }
}
