using PerfEval.Worker.Pipeline;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>An ingest's progress as part of a run's.</summary>
/// <param name="from">Fraction of the run at which the ingest begins, 0..1.</param>
public sealed class RunProgress(JobRun run, double from, double to) : IProgress<IngestProgress>
{
    private readonly Lock _lock = new();
    private int _done;

    public void Report(IngestProgress value)
    {
        // Reports come from several threads and out of order.
        lock (_lock)
        {
            if (value.Done <= _done)
                return;
            _done = value.Done;
            run.Report(from + ((to - from) * value.Done / Math.Max(1, value.Total)), $"{value.Done}/{value.Total}");
        }
    }
}
