using PerfEval.Ingest.Crawl.Visiting;

namespace PerfEval.Worker.Pipeline;

/// <summary>Who is told what a step finds and how far it is: a person at a terminal, or the record of a run.</summary>
public interface IStepListener
{
    /// <summary>One line for people, whatever the names in it hold; from any thread.</summary>
    void Say(string line);

    /// <summary>Runs a load that tells how far it is.</summary>
    Task<T> Follow<T>(Func<IProgress<IngestProgress>, Task<T>> load);

    /// <summary>Runs a crawl whose sources tell how far they are.</summary>
    Task<T> Follow<T>(Func<IProgress<CrawlProgress>, Task<T>> crawl);
}
