using System.Collections.Concurrent;

namespace PerfEval.Worker.Scheduling;

/// <summary>The runs that this process has in hand.</summary>
public sealed class RunningJobs
{
    private readonly ConcurrentDictionary<string, JobRun> _runs = new(StringComparer.Ordinal);

    public int Count => _runs.Count;

    public JobRun? Find(string runId) => _runs.GetValueOrDefault(runId);

    internal void Add(JobRun run) => _runs[run.RunId] = run;

    internal void Remove(JobRun run) => _runs.TryRemove(run.RunId, out _);
}
