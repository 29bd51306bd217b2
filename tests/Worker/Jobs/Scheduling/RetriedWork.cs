using Hangfire;
using Hangfire.Server;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Scheduling;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

/// <summary>Does what the test says, and is tried twice more, as nights are, only sooner.</summary>
public sealed class RetriedWork(HandedWork handed, Func<JobRun, CancellationToken, Task> work)
{
    [Queue(JobQueues.Crawl), AutomaticRetry(Attempts = 2, DelaysInSeconds = [1, 2])]
    public Task Run(string run, PerformContext job, CancellationToken ct) => handed.Do(
        run, job,
        async hand =>
        {
            await work(hand, ct);
            return RunEnd.Done(0);
        },
        ct);
}
