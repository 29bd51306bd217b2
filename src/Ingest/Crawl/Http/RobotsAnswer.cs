using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Robots;

namespace PerfEval.Ingest.Crawl.Http;

/// <summary>A host's robots.txt for one night.</summary>
/// <param name="Failure">How the request ended where it is the reason that nothing is allowed; null otherwise.</param>
public sealed record RobotsAnswer(RobotsFile File, Fetched? Failure)
{
    /// <summary>200: its rules. 4xx: none (RFC 9309, 2.3.1.3). No answer, 5xx, and 429, which is no statement about the file: nothing is allowed.</summary>
    public static RobotsAnswer Of(Fetched fetched)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        return fetched.End switch
        {
            FetchEnd.Got => new RobotsAnswer(RobotsFile.Parse(fetched.Body), null),
            FetchEnd.NotFound => new RobotsAnswer(RobotsFile.AllowAll, null),
            _ when fetched.Status is >= 400 and < 500 and not 429 => new RobotsAnswer(RobotsFile.AllowAll, null),
            _ => new RobotsAnswer(RobotsFile.DisallowAll, fetched),
        };
    }
}
