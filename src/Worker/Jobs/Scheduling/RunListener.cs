using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Worker.Pipeline;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>Keeps with a run what its step says, and its progress as a part of the run's.</summary>
/// <param name="from">Fraction of the run at which the step begins, 0..1.</param>
public sealed class RunListener(JobRun run, double from, double to) : IStepListener
{
    public void Say(string line) => run.Say(line);

    public Task<T> Follow<T>(Func<IProgress<IngestProgress>, Task<T>> load) => Task.Run(() => load(new RunProgress(run, from, to)));

    // Its sources are jobs of their own, which keep their progress themselves.
    public Task<T> Follow<T>(Func<IProgress<CrawlProgress>, Task<T>> crawl) => Task.Run(() => crawl(new Progress<CrawlProgress>()));
}
