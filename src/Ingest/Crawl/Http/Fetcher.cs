using PerfEval.Ingest.Archive.Journal;
using Polly;
using Polly.Retry;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>
/// Fetches for one source: attempts with growing pauses, and around each the manners (robots.txt, one request at a time, pauses,
/// budget). What one attempt does is <see cref="Exchange"/>.
/// </summary>
internal sealed class Fetcher
{
    private readonly FetchContext _context;
    private readonly Exchange _exchange;

    public Fetcher(FetchContext context)
    {
        _context = context;
        _exchange = new Exchange(context, RobotsOf);
    }

    /// <summary>Never throws for what a server does; every attempt is in the answer.</summary>
    public async Task<Fetched> Fetch(FetchRequest request, CancellationToken ct)
    {
        var earlier = new List<Fetched>();
        var progress = new AttemptProgress();
        var fetched = await Pipeline(earlier).ExecuteAsync(
            async token =>
            {
                progress.Attempt++;
                return (await _exchange.Run(request, progress, token)) with { Attempt = progress.Attempt };
            },
            ct);
        return fetched with { Earlier = earlier };
    }

    private ResiliencePipeline<Fetched> Pipeline(List<Fetched> earlier)
    {
        var limits = _context.Limits;
        return limits.MaxAttempts <= 1
            ? ResiliencePipeline<Fetched>.Empty
            : new ResiliencePipelineBuilder<Fetched> { TimeProvider = _context.Time }
                .AddRetry(new RetryStrategyOptions<Fetched>
                {
                    MaxRetryAttempts = limits.MaxAttempts - 1,
                    ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { Retry: true }),
                    DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                        arguments.Outcome.Result?.RetryAfter ?? limits.RetryPause * Math.Pow(2, arguments.AttemptNumber)),
                    OnRetry = arguments =>
                    {
                        earlier.Add(arguments.Outcome.Result!);
                        return ValueTask.CompletedTask;
                    },
                })
                .Build();
    }

    private Task<RobotsAnswer> RobotsOf(Uri address, CancellationToken ct) =>
        _context.Hosts.RobotsOf(_context.Run, address, async site =>
        {
            var request = new FetchRequest { Address = site, Kind = FetchKind.Robots };
            var fetched = await Fetch(request, ct);
            _context.OnRobots(request, fetched);
            var answer = RobotsAnswer.Of(fetched);
            if (answer.File.CrawlDelay is { } delay)
            {
                _context.Hosts.GateOf(address).AtLeast(delay, _context.MaxDelay > delay ? _context.MaxDelay : delay);
            }

            return answer;
        });
}
