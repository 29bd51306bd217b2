using Hangfire;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>Ends a run that was told to stop between two of its jobs, where none of them saw it.</summary>
public sealed class CancelledRun(RunAttempts attempts)
{
    /// <summary>Later than any job is told.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromSeconds(3);

    /// <param name="first">Id of the run's first attempt.</param>
    [Queue(JobQueues.Crawl)]
    public void Run(string first) => attempts.Going(first);
}
