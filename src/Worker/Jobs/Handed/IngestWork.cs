using Hangfire;
using Hangfire.Server;
using PerfEval.Analytics.Catalogue;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Handed;

/// <summary>What the command ingest does, as a job: same lines, same exit code.</summary>
public sealed class IngestWork(HandedWork handed, WarehouseGate gate, ArchiveGate archive, Func<IStepListener, IngestJob> ingest)
{
    [Queue(JobQueues.Warehouse), AutomaticRetry(Attempts = 0)]
    public Task Run(string run, PerformContext job, CancellationToken ct) => handed.Do(
        run, job,
        hand => gate.Use(async warehouse =>
        {
            var args = hand.Record.Job.Args<IngestArgs>(IngestArgs.Version);
            var listener = new RunListener(hand, 0, args.Analyze ? 0.9 : 1);
            var load = archive.Use((journal, store) => ingest(listener).Run(warehouse, journal, store, args.Paths, ct));
            var done = await LoadAndCheck.Run(warehouse, load, args.Analyze ? () => RuleCatalogue.Load(args.Rules) : null, listener, ct);
            var rejected = done.Loaded.Rejected.Count;
            return RunEnd.Done(done.ExitCode(args.Strict), rejected == 0 ? null : $"{rejected} 个文件未读入。 {rejected} files were rejected.");
        }, ct),
        ct);
}
