using Hangfire;
using Hangfire.Server;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Publishing;

namespace PerfEval.Worker.Jobs.Handed;

/// <summary>What the command publish does, as a job: same lines, same exit code.</summary>
public sealed class PublishWork(HandedWork handed, StatePublishing publishing)
{
    [Queue(JobQueues.Warehouse), AutomaticRetry(Attempts = 0)]
    public Task Run(string run, PerformContext job, CancellationToken ct) => handed.Do(
        run, job,
        async hand => RunEnd.Of(
            await publishing.Publish(
                new PublishInput { RunId = hand.RunId, Force = hand.Record.Job.Args<PublishArgs>(PublishArgs.Version).Force }, new RunListener(hand, 0, 1),
                ct)),
        ct);
}
