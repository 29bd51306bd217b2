using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Ingest.Processes;

namespace PerfEval.Worker.Pipeline;

/// <summary>Sources that are crawled at the same time share one crawler, and with it the pauses between requests to a host and its robots.txt.</summary>
/// <param name="processes">Read the pages, and stay as long as one crawls.</param>
/// <param name="open">Makes one; words are read anew for each.</param>
public sealed class CrawlerGate(ReaderProcesses processes, Func<Crawler> open)
{
    private readonly Lock _lock = new();
    private Crawler? _crawler;
    private int _users;

    public async Task<T> Use<T>(Func<Crawler, Task<T>> work)
    {
        using var kept = processes.Keep();
        var crawler = Enter();
        try
        {
            return await work(crawler);
        }
        finally
        {
            Leave();
        }
    }

    private Crawler Enter()
    {
        lock (_lock)
        {
            _crawler ??= open();
            _users++;
            return _crawler;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            if (--_users > 0)
                return;
            _crawler!.Dispose();
            _crawler = null;
        }
    }
}
