using Hangfire;
using Hangfire.Server;
using PerfEval.Analytics.Catalogue;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Handed;

/// <summary>What the command analyze does, as a job: same lines, same exit code.</summary>
public sealed class AnalyzeWork(HandedWork handed, WarehouseGate gate, ArchiveGate archive, Func<IStepListener, IngestJob> ingest)
{
    [Queue(JobQueues.Warehouse), AutomaticRetry(Attempts = 0)]
    public Task Run(string run, PerformContext job, CancellationToken ct) => handed.Do(
        run, job,
        async hand =>
        {
            var args = hand.Record.Job.Args<AnalyzeArgs>(AnalyzeArgs.Version);
            var listener = new RunListener(hand, 0, 1);
            var whole = await gate.Use(
                async warehouse =>
                {
                    await archive.Use(async (journal, store) =>
                    {
                        await ingest(listener).Refresh(warehouse, journal, store, ct);
                        return true;
                    });
                    return await Task.Run(() => AnalysisRun.Run(warehouse, RuleCatalogue.Load(args.Rules), args.All, listener, ct), ct);
                }, ct);
            return RunEnd.Done(whole ? ExitCode.Success : ExitCode.SomeRejected);
        },
        ct);
}
