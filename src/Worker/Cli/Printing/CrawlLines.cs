using PerfEval.Ingest.Crawl.Visiting;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Progress of a crawl as lines for logs and pipes: one for every so many entries of a source.</summary>
internal sealed class CrawlLines(TextWriter output) : IProgress<CrawlProgress>
{
    private const int Step = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _printed = [];

    public void Report(CrawlProgress value)
    {
        lock (_lock)
        {
            var step = value.Done / Step;
            if (step <= _printed.GetValueOrDefault(value.Source))
                return;
            _printed[value.Source] = step;
            output.WriteLine($"{value.Source}: {value.Done}/{value.Total}");
        }
    }
}
