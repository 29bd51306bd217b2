using Hangfire;
using Hangfire.Server;
using PerfEval.Analytics.Catalogue;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Handed;

/// <summary>What the command ingest does, as a job: same lines, same exit code.</summary>
public sealed class IngestWork(HandedWork handed, WarehouseGate gate, ArchiveGate archive, string dataFolder)
{
    [Queue(JobQueues.Warehouse), AutomaticRetry(Attempts = 0)]
    public Task Run(string run, PerformContext job, CancellationToken ct) => handed.Do(
        run, job,
        hand => gate.Use(async warehouse =>
        {
            var args = hand.Record.Job.Args<IngestArgs>(IngestArgs.Version);
            var listener = new RunListener(hand, 0, args.Analyze ? 0.9 : 1);
            var summary = await archive.Use((journal, store) => new IngestJob(dataFolder, listener).Run(warehouse, journal, store, args.Paths, ct));
            var whole = !args.Analyze || AnalysisRun.Run(warehouse, RuleCatalogue.Load(args.Rules), all: false, listener, ct);
            return RunEnd.Done(summary.Rejected.Count > 0 || !whole ? ExitCode.SomeRejected : ExitCode.Success);
        }, ct),
        ct);
}
