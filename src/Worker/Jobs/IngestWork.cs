using PerfEval.Analytics.Catalogue;
using PerfEval.Worker.Commands;
using PerfEval.Worker.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs;

/// <summary>What the command ingest does, as a job: same lines, same exit code.</summary>
public sealed class IngestWork(WarehouseGate gate, ArchiveGate archive, RunLedger ledger, RunLines lines, string dataFolder) : IWork<IngestArgs>
{
    public async ValueTask Run(IngestArgs args, IJobRun run, CancellationToken ct)
    {
        using var writer = new RunWriter(run.RunId, lines);
        var terminal = RunTerminal.Of(writer);
        await gate.Use(
            async warehouse =>
            {
                var progress = new RunProgress(run, 0, args.Analyze ? 0.9 : 1);
                var summary = await archive.Use((journal, store) => new IngestJob(dataFolder, terminal, progress).Run(warehouse, journal, store, args.Paths, ct));
                var whole = !args.Analyze || AnalysisRun.Run(warehouse, RuleCatalogue.Load(args.Rules), all: false, terminal, ct);
                ledger.SetOutcome(run.RunId, null, summary.Rejected.Count > 0 || !whole ? ExitCode.SomeRejected : ExitCode.Success);
                return whole;
            },
            ct);
    }
}
