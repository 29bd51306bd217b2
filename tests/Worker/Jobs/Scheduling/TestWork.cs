using Hangfire;
using Hangfire.Server;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Scheduling;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

/// <summary>Does what the test says, and is not tried again.</summary>
public sealed class TestWork(HandedWork handed, Func<JobRun, CancellationToken, Task> work)
{
    [Queue(JobQueues.Warehouse), AutomaticRetry(Attempts = 0)]
    public Task Run(string run, PerformContext job, CancellationToken ct) => handed.Do(
        run, job,
        async hand =>
        {
            await work(hand, ct);
            return RunEnd.Done(0);
        },
        ct);
}
