using Hangfire;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>What Hangfire's recurring jobs do: the run of a schedule is queued.</summary>
public sealed class ScheduleTick(RunQueue queue)
{
    /// <param name="id">Of the schedule.</param>
    [Queue(JobQueues.Crawl)]
    public void Run(string id) => queue.Due(id);
}
